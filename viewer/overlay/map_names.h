#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/vector/vector_source.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {

/// The names of all visible vector layers as signs without a picture, less important than anything of a plan: towns before
/// villages before hamlets. Each is written as long as the view is near enough for its rank.
/// Thread safety: one thread.
class MapNames {
 public:
    /// `vectors` null: none. Names beside `table` are left out. True when anything changed.
    bool set(const std::shared_ptr<const geo::VectorSource>& vectors, const geo::Bounds& table);

    const std::vector<Marker>& markers() const { return list_->markers; }

    struct Eye {
        glm::dvec2 at{0.0};          ///< table CRS
        double overGroundM = 0.0;
        double metresPerPixel = 0.0; ///< a metre away, for pixels of the logical size
    };
    /// Indices of those whose rank fits their distance from the eye. Of more than `kMost`, the most important and then the
    /// nearest are given. `mayBeSeen` is asked for places near enough.
    void findNear(const Eye& eye, const std::function<bool(glm::dvec2)>& mayBeSeen, std::vector<std::uint32_t>& found) const;

    /// So many are laid out at once: more would not find room in a picture.
    static constexpr std::size_t kMost = 500;

 private:
    struct Place {
        glm::dvec2 at{0.0};
        float toM = 0.0f;    ///< written where pixels are no wider; 0: always
        std::int32_t order = 0;
    };
    /// Made once for all views of the same layers: a map may have a million names.
    struct List {
        std::vector<std::shared_ptr<const geo::PlaceNames>> sources;
        geo::Bounds table;
        std::vector<Place> places;   ///< of `markers`, small: all of them are looked at in each frame
        std::vector<Marker> markers;
    };
    static std::shared_ptr<const List> make(std::vector<std::shared_ptr<const geo::PlaceNames>> sources, const geo::Bounds& table);

    std::shared_ptr<const List> list_ = std::make_shared<const List>();
};

}  // namespace saban::viewer
