// What lets several views share one context and one picture.
#include <GL/gl.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "viewer/render/table_view_impl.h"

namespace saban::viewer {

/// From the first to behind the last.
glm::ivec2 TableView::Impl::columnsOf(int widthPx) const {
    const auto edge = [widthPx](double share) { return std::clamp(static_cast<int>(std::lround(share * widthPx)), 0, widthPx); };
    return {edge(columns.from), edge(columns.to)};
}

/// OpenSceneGraph sets only what it believes to be otherwise, and knows nothing of another view that draws in the same context:
/// each leaves the context as a new one is.
void TableView::Impl::leaveStateAsFound() {
    osg::State& state = *window->getState();
    state.popAllStateSets();
    state.apply();
    state.disableAllVertexArrays();
    // After that: both of these make other units the active ones.
    state.setActiveTextureUnit(0);
    state.setClientActiveTextureUnit(0);
    state.unbindVertexBufferObject();
    state.unbindElementBufferObject();
    glDisable(GL_SCISSOR_TEST);
}

void TableView::setColumns(const Columns& columns) {
    if (columns == impl_->columns) return;
    assert(columns.from >= 0.0 && columns.from <= columns.to && columns.to <= 1.0);
    impl_->columns = columns;
    impl_->isDirty = true;
}

}  // namespace saban::viewer
