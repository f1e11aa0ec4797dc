# Live addresses for other programs.
api-description = Documented incidents, data version { $version } of { $date }. Read only. Filters have the names of the page's address.
api-collection-incidents = All incidents, those without a known place without a shape
api-collection-points = Incidents with a point: settlements, and places near one
api-collection-areas = Incidents of which only an area is known
api-refused = A parameter is unknown or wrong; the answer says which.
api-feed-title = { $title }: records added, changed and retracted
