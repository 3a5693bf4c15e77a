#include "tests/bench/presenting_watch.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "viewer/app/frame_pace.h"
#include "viewer/briefing/audience_view.h"

namespace saban::bench {

namespace {

constexpr int kBeatMs = 2;
constexpr double kHoldS = 0.006;  // less between two beats is chance

}  // namespace

Span common(const Span& a, const Span& b) { return {std::max(a.fromS, b.fromS), std::min(a.toS, b.toS)}; }

PresentingWatch::PresentingWatch(app::AudienceView& view) : beatS_(app::steadyNowS()) {
    connect(&view, &app::NativeGlWidget::frameSwapped, this, [this] { framesS_.push_back(app::steadyNowS()); });
    beat_.setTimerType(Qt::PreciseTimer);
    beat_.setInterval(kBeatMs);
    connect(&beat_, &QTimer::timeout, this, [this] {
        const double beforeS = std::exchange(beatS_, app::steadyNowS());
        if (beatS_ - beforeS > kHoldS) holds_.push_back({beforeS, beatS_});
    });
    beat_.start();
}

double PresentingWatch::firstFrameAfter(double momentS) const {
    const auto found = std::ranges::upper_bound(framesS_, momentS);
    return found == framesS_.end() ? std::numeric_limits<double>::infinity() : *found;
}

int PresentingWatch::framesWithin(const Span& span) const {
    return static_cast<int>(std::ranges::count_if(framesS_, [&](double frameS) { return frameS >= span.fromS && frameS <= span.toS; }));
}

double PresentingWatch::longestGapS(const Span& span) const {
    double longestS = 0.0, beforeS = -std::numeric_limits<double>::infinity();
    for (const double frameS : framesS_) longestS = std::max(longestS, common({std::exchange(beforeS, frameS), frameS}, span).lastsS());
    return std::max(longestS, common({beforeS, span.toS}, span).lastsS());
}

double PresentingWatch::longestHoldS(const Span& span) const {
    double longestS = 0.0;
    for (const Span& hold : holds_) longestS = std::max(longestS, common(hold, span).lastsS());
    return longestS;
}

}  // namespace saban::bench
