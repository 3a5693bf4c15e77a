#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <osg/Group>
#include <osg/MatrixTransform>
#include <osg/Uniform>
#include <osg/ref_ptr>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/vector/vector_source.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/building_section.h"
#include "viewer/overlay/solid_seat.h"
#include "viewer/render/cut.h"
#include "viewer/render/look.h"

namespace saban::viewer {

/// The buildings of visible vector layers whose height is known, as solids with walls and a flat roof, to scale under any
/// exaggeration. They stand on the lowest ground of their outline, so that nothing floats, and rise over the highest of it, so
/// that nothing drowns in a slope. Those of a square of 500 m are one mesh, left out where even the tallest would measure less than 5 pixels.
/// Thread safety: one thread.
class BuildingScene {
 public:
    BuildingScene();

    osg::Node* node() { return root_.get(); }

    /// `vectors` null: none. Buildings whose middle lies beside `table` are left out.
    void setMap(const std::shared_ptr<const geo::VectorSource>& vectors, const geo::Bounds& table);

    /// Those that a cut goes through get a face there, from the next `update` on; nothing: the block is whole. `insetM`: how far behind the cut it stands.
    void setCut(const std::optional<Cut>& cut, double insetM);

    /// Table heights of the ground that buildings stand on.
    struct GroundHeights {
        std::function<std::optional<double>(glm::dvec2)> drawn;           ///< nothing where none is drawn
        std::uint64_t drawnVersion = 0;                                   ///< counts its changes, anywhere
        std::function<std::uint64_t(const geo::Bounds&)> drawnVersionOf;  ///< the same number as long as it gives the same heights in that part
        std::function<std::optional<double>(glm::dvec2)> beyond{};        ///< slow: where none is drawn, asked once for each place; empty: nothing is there
        std::uint64_t beyondVersion = 0;                                  ///< another number when its heights are others
    };
    enum class Seating { SomeAtATime, All };
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun, const GroundHeights& heights, Seating seating);
    /// Draws none until the next `update`.
    void hide();
    /// What was shown before no longer counts: all are seated anew.
    void forget();

    /// Of what the last `update` drew at a place; nothing where it drew none.
    std::optional<SolidSeat> seatAt(glm::dvec2 place) const;
    /// Another number when `seatAt` may give something else.
    std::uint64_t seatsVersion() const { return seatsVersion_; }

    /// True when a further `update` of the same view would seat more of them.
    bool isUnsettled() const { return isUnsettled_; }
    /// Of what is drawn.
    std::size_t triangleCount() const;

 private:
    struct Seat {
        float lowM = 0.0f, highM = 0.0f;  ///< of the ground under the outline
        bool isOnGround = false;
    };
    /// What `GroundHeights::beyond` said.
    struct Beyond {
        bool isAsked = false;
        std::optional<double> heightM{};
    };
    struct Block {
        std::vector<const geo::Building*> buildings{};
        std::vector<Seat> seats{};  ///< of each
        geo::Bounds bounds{};
        double tallestM = 0.0;
        std::size_t points = 0;      ///< whose heights are asked for
        double levelM = 0.0;         ///< of the lowest seat
        double reliefM = 0.0;        ///< from there to the highest
        std::vector<Beyond> beyond{};      ///< of each of the `points`; empty: none was asked for
        std::uint64_t beyondVersion = 0;   ///< of those
        std::uint64_t seatedFor = 0;       ///< version of the drawn heights, if `isSeated`
        std::uint64_t seatedForPart = 0;   ///< of those under it
        bool isSeated = false;
        bool isShown = false;
        double madeFor = 0.0;        ///< exaggeration; 0: not made
        std::size_t triangles = 0;
        osg::ref_ptr<osg::MatrixTransform> node{};
    };
    bool isInView(const Block& block, const Viewpoint& view, const SceneFrame& frame, const Projection& projection) const;
    static bool needsSeats(Block& block, const GroundHeights& heights);
    static void seat(Block& block, const GroundHeights& heights);
    void make(Block& block, double exaggeration);
    void updateSection(const std::vector<Block*>& seen, const SceneFrame& frame);

    osg::ref_ptr<osg::Group> root_, solids_;
    osg::ref_ptr<osg::Uniform> sun_;
    std::vector<std::shared_ptr<const geo::Buildings>> lists_;
    geo::Bounds table_;
    std::vector<Block> blocks_;
    bool isUnsettled_ = false;
    std::optional<Cut> cut_;
    double cutInsetM_ = 0.0;
    BuildingSection section_;
    std::uint64_t seatsVersion_ = 0;
    bool isSectionStale_ = true;
};

}  // namespace saban::viewer
