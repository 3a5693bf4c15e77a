#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/crs/crs.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/look.h"
#include "viewer/table/ground_grid.h"

namespace osg {
class Node;
}

namespace saban::viewer {

/// What the furniture stands around.
struct FurnitureSpec {
    geo::Bounds bounds;     ///< of the ground, in `crs`; not empty
    geo::Crs crs;
    std::string title;
    std::string subtitle;   ///< further facts for the legend, may be empty
    double baseM = 0.0;     ///< the block ends this far below the scene's zero, without exaggeration; positive
};

/// What the furniture has to know of a frame besides view and look.
struct FurnitureState {
    double pixelRatio = 1.0;        ///< device pixels of one logical pixel, for the overlay; above 0
    double textScale = 1.0;         ///< the overlay is as many times as large, up to 1.6
    bool isOverlayRight = false;    ///< in the lower right corner: the left one is for titles
    double contourIntervalM = 0.0;  ///< of the contour lines now drawn; 0 for none
    std::shared_ptr<const GroundGrid> grid{};  ///< whose lines are drawn in place of the table's; null: the table's
    GridInterval gridInterval{};               ///< of `grid`
};

/// Everything of a sand table but its ground: background, base plate, frame with coordinates, title, scale bar and
/// compass rose, and an overlay on the picture for views that see none of these.
///
/// The subgraph inherits depth test and projection from where it hangs, and works with reversed depth: it is drawn in the
/// render bins -20 (background), -19 (shadow), 0 (solids), 10 (writing) and 90 (overlay). It takes no light from the sun.
/// Over a picture that was enlarged, uniforms tell the writing where the ground's depth is (`table_decal.frag`).
/// Thread safety: that of the scene graph; `setSpec` and `update` belong between frames.
class TableFurniture {
   public:
    TableFurniture();
    ~TableFurniture();
    TableFurniture(const TableFurniture&) = delete;
    TableFurniture& operator=(const TableFurniture&) = delete;

    osg::Node* node();
    /// The two parts of it: what is solid, and what is written on it and on the picture.
    osg::Node* groundNode();
    osg::Node* writingNode();

    void setSpec(const FurnitureSpec& spec, const SceneFrame& frame);

    /// Back to the background alone.
    void clear();

    /// All writing is written anew.
    void forgetWriting();

    /// Brings everything in line with the view and the look; cheap when little has changed.
    /// True when the next frame differs from the last one for another reason than the camera.
    bool update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Look& look,
                const FurnitureState& state = {});

    /// What the overlay covered in the last `update`: corners of a rectangle, pixels from the upper left corner of the picture; nothing where there is none.
    std::optional<std::array<glm::dvec2, 2>> overlayPlace() const;

    /// Spacing of the grid lines, metres; 0 before `setSpec`.
    double gridIntervalM() const;

    /// The frame's outline, in scene coordinates: what a view of the whole table has to hold. Empty before `setSpec`.
    geo::Bounds outlineOfFrame() const;

    /// Points of the face that bears title, scale bar and compass rose, scene coordinates: what must not be covered. Empty before `setSpec`.
    std::vector<glm::dvec3> pointsOfWriting() const;

    /// Scene height of the plate under the block, where its cut sides end.
    double plateZ() const;

    struct Impl;

   private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace saban::viewer
