"""How a build runs: data checked first, notebooks executed ahead, outputs published whole."""
