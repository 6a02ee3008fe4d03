"""The Government Office's system for following tasks: what it gives comes in, what was done goes out."""
