"""The command line: parse, ask a service, show its answer."""
