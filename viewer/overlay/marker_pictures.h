#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "layers/symbols/symbol_painter.h"
#include "viewer/overlay/image_atlas.h"
#include "viewer/overlay/marker_layout.h"
#include "viewer/overlay/pixel_image.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {

/// Signs of headquarters stand on a staff.
bool hasStaff(const std::string& code);

/// Pictures of signs, names and counts in one texture, each made when it is first needed.
/// Thread safety: one thread; `wakeUp` is called from the painter's.
class MarkerPictures {
 public:
    explicit MarkerPictures(std::function<void()> wakeUp);

    enum class Waiting { ForNothing, ForAllSigns };
    enum class Texts { None, Amplifiers };

    struct Sign {
        ImageAtlas::Place place;
        glm::dvec2 seatPx{0.0};  ///< where the leader or the foot of the staff is, from the upper left
    };

    void setProfile(layers::ConventionProfilePtr profile);
    /// The texture is filled anew.
    void forget() { atlas_.clear(); }
    enum class View { AtRest, Moving };
    /// Begins a frame. While nothing is waited for, names are drawn anew for a few milliseconds only: the others come with the frames after. Texts
    /// beside signs that are not at hand wait until the view rests: the cores draw meanwhile.
    void beginFrame(Waiting waiting, View view);

    /// `sizePx`: of a sign of scale 1. Nothing while the sign is being drawn: `wakeUp` tells when it is there.
    std::optional<Sign> sign(const Marker& marker, double sizePx, Texts texts);
    /// What the sign covers with its texts, from where its leader ends. As `sign`, without making room in the texture.
    std::optional<Rectangle> amplifiedBox(const Marker& marker, double sizePx);
    std::optional<ImageAtlas::Place> label(const Marker& marker, double unitPx);
    static glm::dvec2 labelSize(const Marker& marker, double unitPx);
    static double labelCapPx(const Marker& marker, double unitPx);
    std::optional<ImageAtlas::Place> count(int count, double sizePx);

    glm::dvec2 white() const { return atlas_.white(); }
    osg::Texture2D* texture() { return atlas_.texture(); }
    /// True once when room had to be made: places found before no longer hold.
    bool wasEmptied() { return atlas_.wasEmptied(); }
    /// True once after a sign came that was waited for.
    bool takeNews() { return news_->exchange(false); }
    bool hasNews() const { return news_->load(); }
    /// Some names of the last frame were put off.
    bool isBehind() const { return isBehind_; }
    const geo::Warnings& warnings() const { return warnings_; }

 private:
    std::optional<Sign> pictogram(const Marker& marker, double sizePx);
    layers::SymbolSpec specOf(const Marker& marker, double sizePx, Texts texts) const;
    layers::SymbolImagePtr imageOf(const layers::SymbolSpec& spec, Texts texts);

    ImageAtlas atlas_;
    std::function<void()> wakeUp_;
    std::shared_ptr<std::atomic<bool>> news_;
    std::shared_ptr<layers::SymbolPainter> painter_;
    layers::ConventionProfilePtr profile_;
    layers::ConventionProfilePtr plainProfile_;  ///< without the texts that it puts beside every sign
    std::unordered_map<std::string, glm::dvec2> seats_;  ///< of signs, by the name of their picture
    Waiting waiting_ = Waiting::ForNothing;
    View view_ = View::AtRest;
    double namesMs_ = 0.0;  ///< that drawing names took in this frame
    bool isBehind_ = false;
    geo::Warnings warnings_;
};

}  // namespace saban::viewer
