# Figures and dates, used by every view.
figure-not-reported = not reported
figure-up-to = up to { $maximum }
percent-under = under { $share }
percent-over = over { $share }
date-approx = around { $span }
date-period = { $span } (period)
