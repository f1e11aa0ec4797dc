# A set whose records are too many to be held.
large-counted = { $count } { $n ->
    [one] record
   *[other] records
 }: too many to draw one by one. The map shows density or areas, counted in the store. Narrow the filters to { $most } records or fewer to see marks, figures, charts and records.
large-waiting = Not applied yet, as the store cannot answer it: { $clauses }. It applies once the other filters leave few enough records.
large-page = This page opens once the filters leave few enough records.
