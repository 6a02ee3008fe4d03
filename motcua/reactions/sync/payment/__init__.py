"""Payment gateways: an attempt begun there, their word verified, and the question what became of it."""
