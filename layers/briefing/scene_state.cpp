#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "layers/briefing/briefing.h"

namespace saban::layers {

namespace {

constexpr double kRingS = 0.6;  ///< in which a highlight comes and goes

/// Begins and ends gently. Source: Perlin, An image synthesizer, 1985 (smooth step).
double eased(double share) { return share * share * (3.0 - 2.0 * share); }

class StateMaker {
 public:
    StateMaker(const Briefing& briefing, std::size_t scene, double timeS)
        : plan_(*briefing.plan), timeline_(*briefing.timeline), scene_(briefing.scenes.at(scene)), timeS_(std::max(timeS, 0.0)) {}

    SceneState make() {
        if (plan_.find<Phase>(scene_.scene->phase)) state_.phase = scene_.scene->phase;
        setTime();
        for (const SceneAction& action : scene_.actions) take(action);
        leaveOutThoseAtHome();
        return std::move(state_);
    }

 private:
    bool hasBegun(const SceneAction& action) const { return timeS_ >= action.startS; }
    /// How far it has come, 0 to 1; what goes on and on stays at 1.
    double shareOf(const SceneAction& action) const {
        if (!hasBegun(action)) return 0.0;
        const auto lasts = lastsS(action, plan_);
        return lasts && *lasts > 0.0 ? std::min((timeS_ - action.startS) / *lasts, 1.0) : 1.0;
    }

    /// The moment of the exercise, and what stands where at that moment.
    void setTime() {
        state_.exerciseS = secondsOf(scene_.scene->exerciseTime);
        const SceneAction* running = nullptr;
        for (const SceneAction& action : scene_.actions)
            if (action.kind == kRunTime && (!running || hasBegun(action))) running = &action;
        if (running) {
            const auto* const span = timeline_.spanOf(state_.phase);
            const auto from = secondsOf({textOf(settingOf(*running, "from"))}), to = secondsOf({textOf(settingOf(*running, "to"))});
            const double fromS = from ? *from : state_.exerciseS.value_or(span ? span->beginS : timeline_.beginS());
            const double toS = to ? *to : span ? span->endS : timeline_.endS();
            state_.exerciseS = fromS + (toS - fromS) * shareOf(*running);
        }
        if (!state_.exerciseS) return;
        if (state_.phase.empty()) state_.phase = timeline_.phaseAt(*state_.exerciseS);
        state_.units = timeline_.unitsAt(*state_.exerciseS);
        state_.built = timeline_.builtAt(*state_.exerciseS);
        for (const auto& [unit, place] : timeline_.unitsIn(state_.phase))
            if (!state_.units.contains(unit)) state_.appeared[unit] = 0.0;  // it comes later
    }

    void take(const SceneAction& action) {
        const double share = shareOf(action);
        if (action.kind == kMoveUnits) moveUnits(action, share);
        if (action.kind == kAppear)
            for (const Uid& uid : action.features) state_.appeared[uid] = eased(share);
        if (action.kind == kOpenSection)
            for (const Uid& uid : action.features) goTo(state_.opened.try_emplace(uid, 0.0).first->second, numberOf(action, "to"), share);
        if (action.kind == kFadeLayer)
            for (const Uid& uid : action.features) goTo(state_.layerOpacity.try_emplace(uid, opacityOf(uid)).first->second, numberOf(action, "to"), share);
        if (action.kind == kHighlight) highlight(action);
        if (action.kind == kCutBlock && hasBegun(action)) {
            const auto line = cutLineOf(action);
            state_.cutLine = {line->first, line->second};
        }
        if (hasBegun(action)) moveCamera(action, share);
    }

    static void goTo(double& value, double end, double share) { value += (end - value) * eased(share); }

    void moveUnits(const SceneAction& action, double share) {
        const auto places = timeline_.unitsBetween(state_.phase, share);
        if (action.features.empty())
            for (const Uid& unit : timeline_.movingIn(state_.phase)) state_.units[unit] = places.at(unit);
        for (const Uid& unit : action.features)
            if (const auto place = places.find(unit); place != places.end()) state_.units[unit] = place->second;
    }

    void highlight(const SceneAction& action) {
        const auto lasts = lastsS(action, plan_);
        const double sinceS = timeS_ - action.startS, leftS = lasts ? *lasts - sinceS : kRingS;
        const double ringS = lasts ? std::min(kRingS, *lasts / 3.0) : kRingS;
        const double shown = sinceS < 0.0 || leftS < 0.0 ? 0.0 : eased(std::min({sinceS / ringS, leftS / ringS, 1.0}));
        for (const Uid& uid : action.features) {
            double& value = state_.highlighted[uid];
            value = std::max(value, shown);
        }
    }

    void moveCamera(const SceneAction& action, double share) {
        if (action.kind == kOrbit) {
            const bool isEndless = !lastsS(action, plan_);
            const double degrees = isEndless ? numberOf(action, "degrees_per_s") * (timeS_ - action.startS) : numberOf(action, "degrees") * eased(share);
            state_.camera = {.kind = CameraCourse::Kind::Orbit, .degrees = degrees, .share = isEndless ? 0.0 : eased(share)};
        } else if (action.kind == kFlyRoute) {
            state_.camera = {.kind = CameraCourse::Kind::FlyRoute, .share = share, .route = action.features.front(), .heightM = numberOf(action, "height_m")};
        } else if (action.kind == kEyeLevel) {
            state_.camera = {.kind = CameraCourse::Kind::EyeLevel, .share = eased(share), .heightM = numberOf(action, "eye_height_m")};
        }
    }

    double opacityOf(const Uid& uid) const {
        const auto layer = plan_.find<MapLayer>(uid);
        std::istringstream words(scene_.scene->hiddenLayers);
        for (std::string word; words >> word;)
            if (word == uid || word == kindName<MapLayer>()) return 0.0;
        return layer && layer->isVisible ? std::clamp(layer->opacity, 0.0, 1.0) : 0.0;
    }

    void leaveOutThoseAtHome() {
        if (state_.units.empty()) return;
        const auto home = timeline_.unitsIn(state_.phase);
        std::erase_if(state_.units, [&](const auto& entry) {
            const auto found = home.find(entry.first);
            return found != home.end() && found->second == entry.second;
        });
    }

    const Plan& plan_;
    const Timeline& timeline_;
    const BriefingScene& scene_;
    const double timeS_;
    SceneState state_;
};

}  // namespace

SceneState stateAt(const Briefing& briefing, std::size_t scene, double timeS) {
    SceneState state = StateMaker(briefing, scene, timeS).make();
    state.scene = scene;
    return state;
}

bool isMovingAfter(const Briefing& briefing, std::size_t scene, double timeS) {
    const double afterS = std::max(timeS, 0.0);
    const auto& actions = briefing.scenes.at(scene).actions;
    return std::any_of(actions.begin(), actions.end(), [&](const SceneAction& action) {
        const auto lasts = lastsS(action, *briefing.plan);
        return lasts ? action.startS + *lasts > afterS : action.kind == kOrbit || action.startS + kRingS > afterS;
    });
}

}  // namespace saban::layers
