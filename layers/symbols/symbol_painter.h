#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/symbols/convention_profile.h"

namespace saban::layers {

/// What is written and drawn beside a sign. Texts are shown composed (NFC), on one line, and are cut after 60 characters.
struct SymbolAmplifiers {
    std::string designation{};             ///< the unit's own name: lower left
    std::string higherFormation{};         ///< lower right
    std::string strength{};                ///< upper right; "+", "-" and "±" (reinforced, reduced, both) get brackets
    std::string dateTimeGroup{};           ///< upper left
    std::string additionalText{};          ///< right
    std::optional<double> directionDeg{};  ///< of movement, clockwise from north: an arrow, at signs of milsymbol only
    bool operator==(const SymbolAmplifiers&) const = default;
};

/// One sign to be drawn.
struct SymbolSpec {
    std::string code{};  ///< of a standard, or of a picture of the conventions
    SymbolAmplifiers amplifiers{};
    ConventionProfilePtr profile{};  ///< null: "nato"
    double sizePx = 64.0;            ///< height of the frame of a friendly unit, 8 to 1024; all signs have the same scale
    double capPx = 0.0;              ///< height of capital letters of the texts beside it; 0: in proportion to the sign, as large as Vietnamese marks need at least
};

/// A drawn sign with everything beside it, cut to what is drawn.
struct SymbolImage {
    int widthPx = 0, heightPx = 0;
    std::vector<std::uint8_t> rgba;           ///< rows from the top, 4 bytes a pixel, colours multiplied with alpha
    double anchorXPx = 0.0, anchorYPx = 0.0;  ///< from the upper left: the foot of a command post's staff, the tip of a point, else the frame's middle
    /// The frame alone (of an unframed sign its icon): what is clicked on, what others must keep clear of first.
    double frameLeftPx = 0.0, frameTopPx = 0.0, frameRightPx = 0.0, frameBottomPx = 0.0;
    bool isKnown = true;  ///< false: nobody knows the code, and an unknown sign is drawn
    geo::Warnings warnings{};  ///< `malformed_symbol`, `unknown_symbol`, `sign_picture`: shown once for each code
};

using SymbolImagePtr = std::shared_ptr<const SymbolImage>;

/// Draws signs: milsymbol for the codes of the standards, a person's own pictures where the conventions have them.
///
/// One JavaScript engine on one thread, started with the first sign (about 0.1 s, 46 MB); what was drawn is kept, up to a limit, and the
/// oldest unused goes first. One painter serves the whole program.
///
/// **Needs a QGuiApplication** (or QApplication), because texts need fonts; without a display its platform is "offscreen". It must
/// outlive the painter. Thread safety: any thread.
class SymbolPainter {
 public:
    using Answer = geo::Result<SymbolImagePtr>;
    using Callback = std::function<void(const Answer&)>;

    static constexpr std::size_t kDefaultCacheBytes = 64u << 20;

    explicit SymbolPainter(std::size_t cacheBytes = kDefaultCacheBytes);
    /// Answers what waits with `Cancelled` and joins.
    ~SymbolPainter();
    SymbolPainter(const SymbolPainter&) = delete;
    SymbolPainter& operator=(const SymbolPainter&) = delete;

    /// Waits for the sign. Not to be called from a callback.
    /// Errors: `Unsupported` without a QGuiApplication; `InvalidArgument` for a size outside 8 to 1024 or a direction that is no number;
    /// `Cancelled`. A code that nobody knows is no error: see `SymbolImage::isKnown`.
    Answer paint(const SymbolSpec& spec);

    /// Calls back exactly once: at once on this thread when the sign is at hand or cannot be drawn, else on the painter's thread.
    void request(const SymbolSpec& spec, Callback callback);
    std::future<Answer> request(const SymbolSpec& spec);

    /// The sign when it was drawn before and is still kept; never waits for drawing.
    SymbolImagePtr findDrawn(const SymbolSpec& spec);

    /// milsymbol's picture alone, without texts beside it: for vector output. Errors: as `paint`.
    geo::Result<std::string> svg(const SymbolSpec& spec);

    /// True when milsymbol, or the picture of a person, draws this code.
    geo::Result<bool> isKnown(const std::string& code, const ConventionProfilePtr& profile = nullptr);

    struct Statistics {
        std::size_t images = 0;  ///< kept
        std::size_t bytes = 0;   ///< of them
        std::size_t drawn = 0;   ///< since the start
        std::size_t found = 0;   ///< asked for when it was at hand
    };
    Statistics statistics() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saban::layers
