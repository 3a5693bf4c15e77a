#pragma once

#include <cstddef>
#include <limits>
#include <glm/vec2.hpp>
#include <span>
#include <vector>

namespace saban::viewer {

struct Rectangle {
    glm::dvec2 min{0.0}, max{0.0};
    bool overlaps(const Rectangle& o) const { return min.x < o.max.x && o.min.x < max.x && min.y < o.max.y && o.min.y < max.y; }
};

/// A sign that wants a place in the picture. Pixels from the upper left corner.
struct MarkerCandidate {
    glm::dvec2 anchorPx{0.0};     ///< of its point of the ground
    glm::dvec2 sizePx{0.0};       ///< of the sign: what others keep clear of
    glm::dvec2 labelSizePx{0.0};  ///< of its name; no width: none
    /// What it covers with the texts beside it, from where its leader ends; no width: none. They stand where they are in nobody's way.
    Rectangle amplifiedPx{};
    bool wasAmplified = false;    ///< in the frame before
    bool isNameFirst = false;     ///< its texts and its name come before less important signs
    int hiddenBehind = 0;         ///< signs behind it to begin with
    bool standsOnPoint = false;   ///< its lower left corner is the foot of a staff: no leader, unless it is lifted
    bool isMapName = false;       ///< the sign is a name of the map: written over its point, else under it, where nothing else wants the room
    bool isName = false;          ///< the sign is a name, of the map or of what is known by its form: it stands in the picture as a whole, or not at all
    double importance = 0.0;      ///< greater ones come first
    bool wasShown = false;        ///< in the frame before: it keeps its place a little longer, so that nothing flickers
    double raisePx = 0.0;         ///< so much longer is its leader
    int liftBefore = -1;          ///< `PlacedMarker::lift` in the frame before, tried first; -1: none
    int labelSideBefore = -1;     ///< `PlacedMarker::labelSide` in the frame before, tried first; -1: none
};

/// Where a sign stands.
struct PlacedMarker {
    std::size_t index = 0;      ///< of the candidate
    Rectangle sign{};           ///< stands over its point, with a leader between; its texts are in it
    glm::dvec2 seatPx{0.0};     ///< where the leader ends, at the sign
    bool isAmplified = false;   ///< with the texts beside it, its name among them
    bool hasLabel = false;
    Rectangle label{};
    int lift = 0;               ///< which of the places over its point it has
    int labelSide = -1;         ///< right, left, below, above of the sign from 0; -1: no label
    int hiddenBehind = 0;       ///< signs, but for the map's names, that found no place because of this one
    Rectangle count{};          ///< where it is told how many these are, at the upper left corner, which no text beside a sign takes; no width: nowhere
};

struct MarkerLayoutOptions {
    glm::dvec2 viewportPx{1920.0, 1080.0};
    double leaderPx = 14.0;     ///< from the ground point to the sign
    double nameLeaderPx = 5.0;  ///< from the ground point to a map's name
    double gapPx = 2.0;
    double countPx = 0.0;       ///< height of the badge that tells how many signs are hidden behind one; 0: none
    double amplifiedScale = 1.0;  ///< of a sign with texts beside it
    std::vector<Rectangle> keepClear{};  ///< where nothing may stand
    /// Columns of the picture that are drawn. What has its point in others belongs to who draws those; names are within these as a whole.
    double fromPx = 0.0, toPx = std::numeric_limits<double>::infinity();
    std::size_t most = 600;     ///< signs; further ones are left out
};

/// Gives places to signs by importance: over their point, or a sign's height higher, or not at all. Then the texts beside those
/// that stand, then names of those without such texts, then the map's own names. No two signs overlap, and no name overlaps anything; what is placed does not depend on the order of equals'
/// positions in the picture, so that it stays as the view moves.
/// Time: in proportion to the number of candidates.
std::vector<PlacedMarker> layOutMarkers(std::span<const MarkerCandidate> candidates, const MarkerLayoutOptions& options);

}  // namespace saban::viewer
