#include "viewer/render/frame_quality.h"

#include <algorithm>

namespace saban::viewer {

namespace {

struct Step {
    double scale, errorPx, texelPx;
};

// Each step costs about three quarters of the one before on a machine that draws in software. What is enlarged needs no finer ground than it has pixels to show it with; triangles too
// small for that cost as much as the pixels. The last steps choose the same tiles: going from one to the other loads none.
constexpr std::array<Step, 9> kLadder{{{1.0, 0.9, 1.25}, {1.0, 1.5, 1.25}, {1.0, 2.0, 1.75}, {0.75, 2.0, 2.0}, {0.6, 2.5, 2.5}, {0.5, 3.0, 3.0}, {0.42, 3.5, 3.0}, {0.36, 4.0, 3.0}, {0.3, 5.0, 3.0}}};
constexpr double kAim = 0.9;          // of the time that a frame may take: frames that need more now and then shall still keep it
constexpr double kSpare = 0.68;       // below this part of the time there is room for the next better step
constexpr double kPlenty = 0.5;       // below this part nobody need wait: the next better step surely fits, if it takes no other tiles
constexpr double kFarTooSlow = 1.4;   // two steps down at once
constexpr int kMostPatience = 96;
constexpr int kTooSoon = 30;          // frames within which a step down says that the step up was a mistake

}  // namespace

void AdaptiveQuality::setFramesPerSecond(double framesPerSecond) { targetMs_ = kAim * 1000.0 / std::clamp(framesPerSecond, 1.0, 240.0); }

FrameQuality AdaptiveQuality::whileMoving() const {
    const Step& step = kLadder[step_];
    return {.samples = 0, .scale = step.scale, .errorPx = step.errorPx, .texelPx = step.texelPx};
}

void AdaptiveQuality::step(int by) {
    step_ = std::clamp(step_ + by, 0, static_cast<int>(kLadder.size()) - 1);
    known_ = 0;
    calm_ = 0;
}

void AdaptiveQuality::learn(double frameMs) {
    const double beforeMs = lastMs_[(known_ + lastMs_.size() - 1) % lastMs_.size()];
    lastMs_[known_++ % lastMs_.size()] = frameMs;
    ++sinceUp_;
    if (known_ < 2) return;  // one slow frame may be chance
    const bool areFarTooSlow = std::min(frameMs, beforeMs) > kFarTooSlow * targetMs_;  // two in a row hardly are
    if (known_ < static_cast<int>(lastMs_.size()) && !areFarTooSlow) return;
    std::array<double, 3> sorted = lastMs_;
    std::sort(sorted.begin(), sorted.end());
    const double medianMs = areFarTooSlow ? std::min(frameMs, beforeMs) : sorted[1];
    if (medianMs > targetMs_) {
        if (sinceUp_ < kTooSoon) patience_ = std::min(patience_ * 2, kMostPatience);
        step(medianMs > kFarTooSlow * targetMs_ ? 2 : 1);
        return;
    }
    calm_ = medianMs < kSpare * targetMs_ ? calm_ + 1 : 0;
    if (step_ == 0) return;
    const bool hasPlenty = medianMs < kPlenty * targetMs_ && kLadder[step_ - 1].texelPx == kLadder[step_].texelPx;
    if (calm_ < patience_ && !hasPlenty) return;
    step(-1);
    sinceUp_ = 0;
}

}  // namespace saban::viewer
