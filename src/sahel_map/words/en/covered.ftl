# Until when the data set was researched.
covered-not = not covered
covered-until = Searched until { $date }: later months are not covered, which is neither empty nor zero.
covered-until-short = not covered after { $date } (grey)
