figure-not-reported = non rapporté
figure-up-to = jusqu’à { $maximum }
date-approx = vers le { $span }
date-period = { $span } (période)
