import-ask-date-order = Les dates telles que { $found } de la colonne « { $column } » sont-elles jour/mois ou mois/jour ? Rien dans la colonne ne le prouve.
import-ask-words = Que désignent ces mots de la colonne « { $column } » ({ $n } lignes) ? { $found }
import-ask-unit-of-count = Que compte la colonne « { $column } » ({ $n } lignes) : des civils, tous les morts, ou seulement des faits ? Tant que ce n’est pas dit, elle est mise de côté.
import-ask-precision = { $file } ne dit pas avec quelle précision ses lieux sont connus ({ $n } lignes) : le dire pour tous, ou quelle colonne le dit.
import-ask-crs = Dans quel système sont les coordonnées ({ $n } lignes) ? Elles ressemblent à { $crs }.
import-ask-place = Où est { $found } ({ $n } lignes) ? Candidats : { $candidates }
import-ask-unit = Quelle unité est { $found } ({ $n } lignes) ? Candidats : { $candidates }
import-ask-pcodes = Les P-codes tels que { $found } de la colonne « { $column } » sont-ils ceux d’aujourd’hui ou de 2015 ({ $n } lignes) ? Beaucoup désignent une autre unité dans chacun.
import-ask-duplicates = { $n } lignes en { $groups } groupes ressemblent à un fait raconté deux fois. Tout garder, ou ne garder que le premier de chaque ?
import-ask-actors-role = Qui figure dans la colonne « { $column } » ({ $n } lignes) : les auteurs présumés, ou les parties d’un combat ? Tant que ce n’est pas dit, ils sont mis de côté et accusés de rien.
# Ce que l’on peut dire à la commande en guise de réponse.
import-option-date-order = Dire --day-first ou --month-first.
import-option-unit-of-count = Dire --counts civilians, all_deaths ou events.
import-option-precision = Dire --precision (settlement, near, commune, cercle, region), ou associer une colonne à place_precision.
import-option-crs = Dire --crs.
import-option-actors-role = Dire --actors-are perpetrators ou parties.
