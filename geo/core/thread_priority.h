#pragma once

namespace saban::geo {

/// Makes the calling thread give way to those that draw and answer the user, where the system can do that for one thread.
void lowerThreadPriority();

}  // namespace saban::geo
