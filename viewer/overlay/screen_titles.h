#pragma once

#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/marker_layout.h"

namespace osg {
class Node;
}

namespace saban::viewer {

/// How large text and signs are for a room: from its last row, letters must be seen under an angle at which they can be read.
/// Source: ISO 9241-303:2011, 5.5.4 (character height 16 arc minutes at least, 20 to 22 preferred).
struct RoomSetting {
    double screenHeightM = 0.0;   ///< of the picture; 0: not known, text is as large as on a desk
    double lastRowM = 0.0;        ///< distance of the last row from it
    bool operator==(const RoomSetting&) const = default;
};
/// How many times larger than on a desk text is for a room in a picture of that height (1 to 4): capital letters of the smallest text are seen under 20 arc minutes
/// from the last row, as far as 4 allows.
double textScaleFor(const RoomSetting& room, int pictureHeightPx, double pixelRatio);
/// Under how many arc minutes capital letters of the smallest text are seen from the last row at such a scale; 0 for a room that is not known.
double capitalsArcMinutes(const RoomSetting& room, int pictureHeightPx, double pixelRatio, double scale);

/// What is written over a picture of a briefing. A value.
struct ScreenTitles {
    std::string title{};
    std::string caption{};
    std::string role{};
    std::string counter{};     ///< "3/12"
    std::string time{};        ///< of the exercise, as people read it
    std::optional<glm::dvec2> subject{};  ///< table CRS: the place that the scene is about; nothing written covers it
    bool isEmpty() const { return title.empty() && caption.empty() && role.empty() && counter.empty() && time.empty(); }
    bool operator==(const ScreenTitles&) const = default;
};

/// Title, caption and speaker over the picture, on plates whose contrast with their letters is 7:1 at least, and the marking of the plan in the middle
/// of the upper and the lower edge, which nothing switches off. Letters have Vietnamese signs in full; lines are broken
/// between words; what is too long is made smaller down to the least size and then cut with "…", but for the marking, which is never cut.
///
/// The titles stand in a corner, the lower left one unless they would hide something there, and never reach the middle of the picture. They stay in their corner while their words are the same and they hide
/// the subject of no view that came to rest.
/// Thread safety: one thread. Without a QGuiApplication, whose fonts it takes, no titles are written; a marking that cannot be written is a `markingFailure`.
class ScreenTitlesOverlay {
 public:
    ScreenTitlesOverlay();
    ~ScreenTitlesOverlay();

    osg::Node* node();

    /// False when it is the same as before.
    bool set(const ScreenTitles& titles);
    bool setMarking(const std::string& marking);

    /// What was shown before no longer counts.
    void forget();
    /// Says what another one of the same picture said, where it stood.
    void takePlaceOf(const ScreenTitlesOverlay& other);

    /// What is in the picture already, pixels from its upper left corner.
    struct Around {
        std::vector<Rectangle> taken{};    ///< nothing may lie over it: a plate with the scale
        std::vector<glm::dvec2> hidden{};  ///< points of signs and of the writing on the frame: as few as can be are hidden
        bool isMoving = false;             ///< the view has not come to rest
    };
    /// True when the next `update` chooses a corner for the titles.
    bool isChoosing() const;
    /// `unitPx`: pixels of a logical pixel, with the size of text that a room asks for. `subjectPx`: where the subject falls in the picture, nothing when it is not seen. What it covers, with a
    /// margin: nothing else may stand there.
    std::vector<Rectangle> update(const Projection& projection, double unitPx, const std::optional<glm::dvec2>& subjectPx, const Around& around);
    std::vector<Rectangle> update(const Projection& projection, double unitPx, const std::optional<glm::dvec2>& subjectPx);

    /// Why the marking is not in the picture of the last `update`: such a picture must not be shown. Empty: it is, or there is none.
    const std::string& markingFailure() const;

    /// Where the titles stand; nothing without them.
    std::optional<Rectangle> titlesPlace() const;
    /// Where the marking stands; empty without one.
    std::vector<Rectangle> markingPlaces() const;

 private:
    struct Drawing;
    std::unique_ptr<Drawing> drawing_;
};

}  // namespace saban::viewer
