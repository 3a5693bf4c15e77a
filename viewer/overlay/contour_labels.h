#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "geo/core/executor.h"
#include "geo/elevation/elevation_source.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/contour_anchors.h"
#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/screen_quads.h"
#include "viewer/render/cut.h"

namespace osg {
class Node;
}

namespace saban::viewer {

/// Heights along the index contours, in the picture: their heads uphill, upright to the reader, clear of signs and names.
///
/// A worker finds places on the contours of the elevation source around the view; while the view moves within that area the same places
/// stay. What is written changes only when the camera has come to rest: in motion the heights of the frame before go along.
/// Thread safety: one thread; `wakeUp` is called from the worker's.
class ContourLabels {
 public:
    explicit ContourLabels(std::function<void()> wakeUp);
    ~ContourLabels();

    osg::Node* node() { return quads_.node(); }

    enum class Waiting { ForNothing, ForAll };
    struct Frame {
        const Viewpoint& view;
        const SceneFrame& frame;
        const Projection& projection;
        double pixelRatio = 1.0;
        std::shared_ptr<const geo::ElevationSource> elevation;
        geo::Bounds table{};
        double intervalM = 10.0;  ///< of all contours; every fifth is an index contour
        std::function<std::optional<double>(glm::dvec2)> heightAt;  ///< of the ground as it is drawn
        std::optional<Cut> cut{};
        const std::vector<Rectangle>& keepClear;
        bool isMoving = false;
        Waiting waiting = Waiting::ForNothing;
    };
    void update(const Frame& frame);
    void hide();
    /// What was written before no longer counts.
    void forget();

    /// The worker has found places that are not in the picture yet.
    bool needsFrame() const;
    /// What stands in the last frame.
    struct Written {
        double heightM;
        glm::dvec2 pixel;    ///< its middle
        double turnRad;      ///< of its base line in the picture, clockwise
        std::string figures;
    };
    const std::vector<Written>& written() const { return written_; }

 private:
    /// What places are looked for: the same for views that are alike.
    struct Area {
        std::weak_ptr<const geo::ElevationSource> elevation{};
        unsigned generation = 0;
        geo::Bounds bounds{};
        double cellM = 0.0, intervalM = 0.0, lengthM = 0.0, everyM = 0.0;
        bool operator==(const Area& o) const {
            return elevation.lock() == o.elevation.lock() && generation == o.generation && bounds == o.bounds && cellM == o.cellM && intervalM == o.intervalM &&
                   lengthM == o.lengthM && everyM == o.everyM;
        }
    };
    struct Found {
        Area area;
        std::vector<ContourAnchor> anchors;
    };
    struct Eye;
    struct Place {
        glm::dvec2 middle, along;  ///< pixels; unit vector of the base line
    };
    Area areaOf(const Frame& frame) const;
    void lookForAnchors(const Frame& frame);
    static std::vector<ContourAnchor> anchorsOf(const geo::ElevationSource& elevation, const Area& area, const std::stop_token& stop);
    std::optional<Place> placeOf(const ContourAnchor& anchor, const Eye& eye) const;
    bool isSeen(const ContourAnchor& anchor, const Eye& eye) const;
    void choose(const Eye& eye);
    void write(const Eye& eye);

    struct Shared {
        std::mutex mutex;
        std::optional<Found> found;
    };
    ImageAtlas atlas_{512};
    ScreenQuads quads_;
    std::function<void()> wakeUp_;
    std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
    std::optional<Area> asked_;
    Found current_;
    std::vector<std::size_t> shown_;  ///< of `current_.anchors`
    std::vector<Written> written_;
    std::stop_source stop_;
    geo::Executor worker_{1};  // last: its task ends before anything else goes
};

}  // namespace saban::viewer
