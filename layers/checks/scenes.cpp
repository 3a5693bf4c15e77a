#include "layers/briefing/briefing.h"
#include "layers/checks/rules.h"

namespace saban::layers {

void checkScenes(const Plan& plan, const CheckContext&, Findings& findings) {
    for (const auto& scene : plan.all<Scene>().rows()) {
        for (geo::Warning& fault : faultsOf(*scene, plan)) {
            if (fault.code == "phase") continue;  // the rule about references tells it
            findings.add(fault.code == "unreadable" ? Severity::Error : Severity::Warning, *scene, std::move(fault.message));
        }
        if (scene->durationS < 0.0)
            findings.add(Severity::Warning, *scene, text(SABAN_TR("layers", "{0} lasts {1} s, less than nothing. Give it 0 or more seconds."), titleOf(*scene), scene->durationS));
        if (scene->transitionS && !(*scene->transitionS >= 0.0 && *scene->transitionS <= 60.0))
            findings.add(Severity::Warning, *scene, text(SABAN_TR("layers", "the transition to {0} takes {1} s; it must be from 0 to 60"), titleOf(*scene), *scene->transitionS));
    }
}

}  // namespace saban::layers
