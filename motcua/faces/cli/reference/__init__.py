"""The pages of docs/reference, each written from the code it tells of."""
