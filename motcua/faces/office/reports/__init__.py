"""The periodic reports of a unit: on screen with what lies behind each cell, as files to sign, in an envelope."""
