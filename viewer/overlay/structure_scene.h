#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/MatrixTransform>
#include <osg/ref_ptr>
#include <string>
#include <unordered_map>
#include <vector>

#include "layers/catalogue/solid_model.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/plan.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/plan_motion.h"
#include "viewer/overlay/solid_seat.h"
#include "viewer/overlay/structure_ground.h"
#include "viewer/overlay/structure_show.h"
#include "viewer/render/cut.h"
#include "viewer/render/look.h"

namespace saban::viewer {

/// The structures of a plan as solid models, to scale, on the ground: three details by their size in the picture, nothing when
/// they are too small to be seen. Their proportions are true under any exaggeration; what is of earth follows the slope, all reaches into the ground.
/// Thread safety: one thread.
class StructureScene {
 public:
    StructureScene();

    osg::Node* node() { return root_.get(); }

    /// Plan null: nothing. Catalogue null: the one that comes with Saban. A type's own model is read once for each catalogue; one that cannot
    /// be read is told in the warnings, and the built-in one is drawn.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, std::shared_ptr<const layers::StructureCatalogue> catalogue);

    /// What is being built, opened or coming in; of a plan's structures by uid.
    void setMotion(const PlanMotion& motion);

    /// Structures that a cut of the block goes through show a closed face, and their rooms.
    void setCut(const std::optional<Cut>& cut) { cut_ = cut; }

    /// What was shown before no longer counts: all are seated and made anew.
    void forget();

    /// Heights of the ground as drawn, and how often they changed. All: what is shown depends on nothing that was shown before. Some at a time: no frame
    /// waits for many, and what would move by less than is seen stays as it is.
    enum class Pace { SomeAtATime, All };
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun, const HeightAt& heightAt, std::uint64_t heightsVersion, Pace pace = Pace::All);
    /// True when a further `update` of the same view would seat or make more of them.
    bool isUnsettled() const { return isUnsettled_; }
    /// How many models were made so far.
    std::uint64_t madeCount() const { return madeCount_; }

    /// Uids of structures that are large enough in the last view to be known by their form, and how high each stands over its ground (m).
    const std::unordered_map<std::string, double>& recognisable() const { return recognisable_; }
    /// Of what the last `update` drew at a place; nothing where it drew none.
    std::optional<SolidSeat> seatAt(glm::dvec2 place) const;
    /// Another number when `seatAt` may give something else.
    std::uint64_t seatsVersion() const { return seatsVersion_; }

    /// Types that the catalogue does not know and models that cannot be read, each once.
    const geo::Warnings& warnings() const { return warnings_; }

 private:
    struct Placed {
        std::shared_ptr<const layers::Structure> feature;
        const layers::StructureType* type = nullptr;  ///< null: unknown, a plain block stands for it
        layers::StructureSizes sizes{};
        glm::dvec2 centre{0.0};
        double radiusM = 1.0;
        double levelM = 0.0;
        glm::dvec2 footMin{0.0}, footMax{0.0};  ///< of its model, from above
        GroundPatch ground{};                   ///< of a point
        LineGround line{};                      ///< of a line
        std::optional<double> middleM{};        ///< of the ground, for `middleVersion`
        std::uint64_t middleVersion = ~std::uint64_t{0}, heightsVersion = ~std::uint64_t{0};
        double keptOffM = 0.0;  ///< so far it is seated beside the ground, as drawn, because nobody would see it
        double seatedFor = 0.0;  ///< exaggeration
        bool isFinelySeated = false;
        bool isOnGround = false;
        int detail = -1;
        double madeFor = 0.0;  ///< exaggeration
        osg::ref_ptr<osg::MatrixTransform> node{};
        std::optional<ShownStructure> shown{};  ///< for `shownFor`
        std::string shownFor{}, madeAs{};       ///< what its node was made for; empty: as it stands
        bool isShown = false;
        glm::dvec2 min{0.0}, max{0.0};          ///< of its node, from above
        double besideM = 0.0;                   ///< of a line's: how far it reaches beside that
        double bottom = 0.0, top = 0.0;         ///< of its node
        std::optional<double> openedFromDeg{};  ///< direction of the viewer for whom it began to open, clockwise from its own front
    };
    /// In which way it is shown, other than as it stands.
    struct Showing {
        enum class Kind { AsItStands, Cut, Opened, Built } kind = Kind::AsItStands;
        double share = 0.0;
    };
    Showing showingOf(const Placed& placed) const;
    ShownStructure shownOf(const Placed& placed, Showing::Kind kind, double exaggeration) const;
    void show(Placed& placed, const Showing& showing, int detail, const Viewpoint& view, const SceneFrame& frame, const HeightAt& heightAt, std::uint64_t version);
    static glm::dvec2 openingTowards(Placed& placed, glm::dvec2 viewer);
    layers::SolidModel solidOf(const Placed& placed, layers::SolidOptions options, double exaggeration) const;
    static std::vector<glm::dvec3> lineOf(const Placed& placed, double exaggeration);
    static void setGround(layers::SolidOptions& options, const Placed& placed, double exaggeration);
    void measureFoot(Placed& placed);
    void place(Placed& placed, const SceneFrame& frame);
    void measure(Placed& placed);
    double presenceOf(const layers::Uid& uid) const;
    /// How its heights are drawn while it appears: so much lower (m), times `stretch`.
    struct Rising {
        double lowerM = 0.0, stretch = 1.0;
    };
    Rising risingOf(const Placed& placed) const;
    /// What one structure is in a view.
    struct Seen {
        double sizePx = 0.0, pixelM = 1.0;
        bool isInView = false;
    };
    struct Eye;
    static Seen seenBy(const Eye& eye, const Placed& placed);
    static bool isStale(const Placed& placed, const Seen& seen, double exaggeration, std::uint64_t version, Pace pace);
    void seatThose(const std::vector<Seen>& seen, double exaggeration, const HeightAt& heightAt, std::uint64_t version, Pace pace);
    void seat(Placed& placed, const Seen& seen, double exaggeration, const HeightAt& heightAt, std::uint64_t version, Pace pace) const;
    /// Moves it to another level and ground, unless nobody would see it.
    struct Seat {
        double levelM = 0.0;
        double awayM = 0.0;  ///< of the ground under it from the one before, over the level of each
        double tolerableM = 0.0;
    };
    static bool accept(Placed& placed, const Seat& seat, double exaggeration);
    bool hasOwnModel(const layers::StructureType& type) const;
    bool mayWait(const Placed& placed, double exaggeration, Pace pace);
    void make(Placed& placed, int detail, const SceneFrame& frame);
    void readOwnModelOf(const layers::StructureType& type);
    osg::ref_ptr<osg::Geometry> geometryOf(const Placed& placed, int detail, double exaggeration);

    osg::ref_ptr<osg::Group> root_;
    osg::ref_ptr<osg::Uniform> sun_;
    std::vector<Placed> structures_;
    struct OwnModel {
        std::optional<layers::SolidModel> unit{};  ///< nothing: it cannot be read
        geo::Warnings warnings{};
    };
    std::shared_ptr<const layers::StructureCatalogue> catalogue_;
    std::map<const layers::StructureType*, OwnModel> ownModels_;  ///< of types of `catalogue_`
    std::map<std::string, osg::ref_ptr<osg::Geometry>> models_;  ///< shared by structures of one type and size on ground of one form
    std::map<std::string, layers::SolidBounds> feet_;            ///< of types and sizes, from above
    PlanMotion motion_;
    std::optional<Cut> cut_;
    std::uint64_t seatsVersion_ = 0, madeCount_ = 0;
    std::size_t nextSeated_ = 0, madeTriangles_ = 0;  ///< whose turn it is; in this frame
    bool isUnsettled_ = false;
    std::unordered_map<std::string, double> recognisable_;
    geo::Warnings warnings_;
};

}  // namespace saban::viewer
