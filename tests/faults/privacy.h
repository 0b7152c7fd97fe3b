#pragma once

#include <span>
#include <string>

#include "experiment.h"

namespace opmaat::faults {

// Each takes about `runs` runs.

/// A kiosk and a desk are taken away, with their files and their memory, and all of it is searched
/// for what clients and counsellors entered, and for keys.
Outcome stealTheKiosk(long runs, Random& random);
/// Who has no right key tries to read: wrong passphrases, revoked slots, other offices.
Outcome tryWrongKeys(long runs, Random& random);
/// Codes are guessed, `runs` of them, at a kiosk that is started again and whose clock is set.
Outcome guessCodes(long runs, Random& random);
/// Three kiosks and two desks write to one store at once for `runs` seconds.
Outcome runManyPrograms(long runs, Random& random);
/// The same on a PostgreSQL server. @throws Skipped when there is none
Outcome runManyOnServer(long runs, Random& random);
/// People are erased, and looked for in three generations of backups.
Outcome lookForTheErased(long runs, Random& random);

/// What this program does as another process of an experiment: see each.
/// @return exit code
int bePartOfTheft(std::span<const std::string> words);
int bePartOfMany(std::span<const std::string> words);

}  // namespace opmaat::faults
