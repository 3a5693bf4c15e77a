#pragma once

#include <vector>

#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/map_grid_lines.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/pixel_image.h"
#include "viewer/overlay/screen_quads.h"

namespace saban::viewer {

/// Figures of a coordinate: the principal ones large, those before and after them small on the same base line, on a light plate. `capPx`: height of the large ones.
/// Empty without a QGuiApplication.
PixelImage drawGridFigures(const GridLabel& label, double capPx);

/// The grid of a map over the picture: its lines under the plan's signs, and at the edges of the picture the figures of each, as on a printed sheet: in full on the
/// first line of an edge and where what stands before the two figures of the kilometres changes, else in brief.
/// Thread safety: one thread.
class MapGrid {
 public:
    MapGrid();

    /// How much farther apart lines are than on the ground of a table, where an edge bears fewer figures.
    static constexpr double kSpread = 1.7;
    /// True for a map that is seen from right above.
    static bool isFor(const Viewpoint& view);

    osg::Node* node() { return root_.get(); }

    /// What the figures cover: they leave out `keepClear`. `unitPx`: device pixels of a logical one.
    std::vector<Rectangle> update(const MapGridView& view, double unitPx, const std::vector<Rectangle>& keepClear);
    void hide();
    /// All figures are drawn anew.
    void forget();

    /// Figures of the last `update`, in the order in which they were set.
    struct Written {
        double value = 0.0;
        bool isNorthing = false;
        bool isFull = false;
        Rectangle at{};
    };
    const std::vector<Written>& written() const { return written_; }

 private:
    std::optional<ImageAtlas::Place> pictureOf(const GridLabel& label, double capPx);
    void drawLines(const MapGridLines& grid, double unitPx);
    void writeFigures(const MapGridLines& grid, double unitPx, const std::vector<Rectangle>& keepClear);

    ImageAtlas atlas_{512};
    ScreenQuads lines_, figures_;
    osg::ref_ptr<osg::Group> root_;
    glm::dvec2 sizePx_{1.0};
    std::vector<Written> written_;
};

}  // namespace saban::viewer
