#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/vector/vector_style.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/marker_layout.h"

namespace osg {
class Node;
}

namespace saban::viewer {

/// What a person draws, measures or has picked, over everything else on the table. Places are in the table's CRS, lines follow
/// the ground. A value.
struct Sketch {
    struct Line {
        std::vector<glm::dvec2> points{};  ///< at least two
        geo::Colour colour{255, 209, 26, 255};
        double widthPx = 2.6;              ///< logical pixels
        bool isClosed = false;
        bool isDashed = false;
        bool operator==(const Line& other) const;
    };
    enum class Form { Square, Disc, Ring, Plus, Cross };
    struct Handle {
        glm::dvec2 at{0.0};
        Form form = Form::Square;
        geo::Colour colour{255, 209, 26, 255};
        double sizePx = 10.0;
        glm::dvec2 offsetPx{0.0};  ///< from the place on the ground, x right, y down
        bool operator==(const Handle& other) const;
    };
    struct Text {
        glm::dvec2 at{0.0};
        std::string text{};                ///< lines, one below the other
        glm::dvec2 offsetPx{14.0, -14.0};  ///< of its lower left corner; with a plate of whichever corner is next to its place
        double scale = 1.0;                ///< of the letters
        bool hasPlate = false;             ///< stands on a light ground of its own
        bool operator==(const Text&) const = default;
    };
    struct Box {  ///< on the screen, device pixels from the upper left corner
        glm::dvec2 from{0.0}, to{0.0};
        bool operator==(const Box&) const = default;
    };
    std::vector<Line> lines{};
    std::vector<Handle> handles{};
    std::vector<Text> texts{};
    std::optional<Box> box{};
    bool isEmpty() const { return lines.empty() && handles.empty() && texts.empty() && !box; }
    bool operator==(const Sketch&) const = default;
};

/// Draws a sketch over the picture, in the sizes of the screen.
/// Thread safety: one thread.
class SketchOverlay {
 public:
    SketchOverlay();
    ~SketchOverlay();

    osg::Node* node();

    /// False when it is the same as before.
    bool set(Sketch sketch);
    const Sketch& sketch() const { return sketch_; }

    /// What plates with words leave free, as far as there is room.
    struct Around {
        std::span<const Rectangle> writtenPx{};    ///< legend, titles, marking
        std::span<const glm::dvec2> strokes{};     ///< places in the table's CRS: what a pen drew
    };
    /// `heightAt`: of the ground as it is drawn; `otherwiseM` stands for it where there is none.
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio,
                const std::function<std::optional<double>(glm::dvec2)>& heightAt, double otherwiseM, const Around& around);

 private:
    struct Camera;
    void addLine(const Sketch::Line& line, const Camera& camera);
    void addHandle(const Sketch::Handle& handle, const Camera& camera);
    void addText(const Sketch::Text& text, const Camera& camera);
    void addBox(const Sketch::Box& box, const Camera& camera);

    struct Drawing;
    ImageAtlas atlas_{512};
    std::vector<glm::dvec2> drawnPx_;  ///< where lines, handles and strokes are, in this frame
    std::unique_ptr<Drawing> drawing_;
    Sketch sketch_;
};

}  // namespace saban::viewer
