#pragma once

namespace saban::geo {

enum class GivesWay { Partly, Wholly };

/// Makes the calling thread give way to those that draw and answer the user, where the system can do that for one thread: it gets less time than they do, or next to none while
/// they want all there is. There is no way back.
void lowerThreadPriority(GivesWay givesWay = GivesWay::Partly);

}  // namespace saban::geo
