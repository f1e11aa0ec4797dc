figure-not-reported = non communiqué
figure-up-to = jusqu’à { $maximum }
date-approx = vers le { $span }
date-period = { $span } (période)
