#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

namespace saban::app {
class AudienceView;
}

namespace saban::bench {

/// A span of the steady clock, seconds (`app::steadyNowS`).
struct Span {
    double fromS = 0.0, toS = 0.0;
    double lastsS() const { return toS - fromS; }
};

/// What both have in common; of no length or less when that is nothing.
Span common(const Span& a, const Span& b);

/// Notes when frames of an audience's picture come to its screen, and for how long at a time the thread of the windows did nothing else: a key would have waited for that.
/// Thread safety: GUI thread.
class PresentingWatch : public QObject {
   public:
    explicit PresentingWatch(app::AudienceView& view);

    const std::vector<double>& framesS() const { return framesS_; }
    /// The first frame after that moment; infinite when none was seen.
    double firstFrameAfter(double momentS) const;
    /// How many frames came within it, its ends included.
    int framesWithin(const Span& span) const;
    /// The longest time without a new frame, as far as it lies within `span`. Frames before and after it count as well.
    double longestGapS(const Span& span) const;
    /// The longest time within which no event was handled, as far as it lies within `span`; 0 when that was never long.
    double longestHoldS(const Span& span) const;

   private:
    std::vector<double> framesS_;
    std::vector<Span> holds_;
    double beatS_ = 0.0;
    QTimer beat_;
};

}  // namespace saban::bench
