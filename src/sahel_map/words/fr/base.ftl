figure-not-reported = non rapporté
figure-up-to = jusqu’à { $maximum }
percent-under = moins de { $share }
percent-over = plus de { $share }
date-approx = vers le { $span }
date-period = { $span } (période)
