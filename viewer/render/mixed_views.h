#pragma once

#include "viewer/render/table_view.h"

namespace saban::viewer {

/// Signs and names of a view that fades in over another stand where they stand in that one, as far as there is room: nothing hops in the middle of the fade.
void standAs(TableView& comesIn, TableView& seen);

}  // namespace saban::viewer
