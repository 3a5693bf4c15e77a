#include "viewer/briefing/rehearsal.h"

#include <algorithm>
#include <cmath>

namespace saban::app {

void RehearsalClock::show(const layers::Uid& scene, double nowS) {
    stop(nowS);
    scene_ = scene;
    wasCounting_ = false;
}

void RehearsalClock::arrive(double nowS) {
    if (sinceS_ || wasCounting_) return;
    if (isPaused_) wasCounting_ = true;
    else sinceS_ = nowS;
}

void RehearsalClock::setPaused(bool isPaused, double nowS) {
    if (isPaused == isPaused_) return;
    isPaused_ = isPaused;
    if (isPaused) {
        wasCounting_ = sinceS_.has_value();
        stop(nowS);
    } else if (wasCounting_) {
        sinceS_ = nowS;
        wasCounting_ = false;
    }
}

void RehearsalClock::stop(double nowS) {
    done_ = until(nowS);
    sinceS_.reset();
}

Rehearsal RehearsalClock::until(double nowS) const {
    Rehearsal all = done_;
    if (!sinceS_ || scene_.empty()) return all;
    const double tookS = std::max(0.0, nowS - *sinceS_);
    const auto known = std::ranges::find(all.times, scene_, &std::pair<layers::Uid, double>::first);
    if (known != all.times.end()) known->second += tookS;
    else all.times.emplace_back(scene_, tookS);
    return all;
}

layers::Edit takeOver(const layers::Plan& plan, const Rehearsal& rehearsal, std::string label) {
    layers::PlanEditor editor(plan);
    for (const auto& [uid, tookS] : rehearsal.times) {
        const auto scene = plan.find<layers::Scene>(uid);
        if (!scene) continue;
        layers::Scene timed = *scene;
        timed.durationS = std::max(1.0, std::round(tookS));
        if (timed != *scene) editor.put(timed);
    }
    return editor.finish(std::move(label));
}

}  // namespace saban::app
