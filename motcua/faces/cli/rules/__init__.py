"""What is asked of the law, without a database."""
