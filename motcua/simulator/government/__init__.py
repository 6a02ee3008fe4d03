"""The Government Office's task system, to practise with: it gives tasks to a province and keeps what it is told."""
