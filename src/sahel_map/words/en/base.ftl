# Figures and dates, used by every view.
figure-not-reported = not reported
figure-up-to = up to { $maximum }
date-approx = around { $span }
date-period = { $span } (period)
