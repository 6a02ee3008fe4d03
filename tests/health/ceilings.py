"""The ceilings of the house, all in one place. Raising one takes a page in docs/decisions."""

PYTHON_FILE = 300
LAW_TABLE = 500  # files of motcua/law, where a table of moves or indicators is one thing
FUNCTION = 40
TEMPLATE = 150
TEST_FILE = 400
PARAMETER_FILE = 120  # a number of the law, a worked example
FILES_IN_A_ROOM = 15
