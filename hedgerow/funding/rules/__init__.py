"""Pure rules of funding: who could get a fund, and how a bid goes on."""
