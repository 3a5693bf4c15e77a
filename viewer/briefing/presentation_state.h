#pragma once

#include <QTimer>
#include <cstdint>
#include <memory>
#include <optional>

#include "viewer/briefing/briefing_keys.h"
#include "viewer/briefing/legend_wish.h"
#include "viewer/briefing/presentation.h"
#include "viewer/briefing/rehearsal.h"
#include "viewer/briefing/scene_previews.h"
#include "viewer/briefing/screens.h"
#include "viewer/briefing/stay_awake.h"

namespace saban::app {

/// What is kept of a presentation while it runs; for the files of `Presentation` alone.
struct Presentation::State {
    Mode mode = Mode::Present;
    viewer::Performance performance;
    LegendWish legend;
    bool showsNotes = false, isPaused = false;
    BriefingKeys keys;
    Screens screens;
    ScreenWish wish;
    QString mainScreen;
    QString screenMessage, failure;
    QString audienceOn, presenterOn;  ///< screens, while there are two
    std::unique_ptr<ScenePreviews> previews;
    StayAwake awake{Presentation::tr("A presentation is being held")};
    RehearsalClock rehearsal;
    double beganS = 0.0, sceneShownS = 0.0;
    bool wasFinished = false;         ///< what moves in this scene was brought to its end by a key
    bool isLastTold = false;
    bool isEditable = false;          ///< the plan
    std::optional<layers::Uid> shown; ///< scene
    QTimer tick, edits, presenter;
    int ticks = 0;
    std::int64_t mirroredFrame = -1;
    double mirroredS = 0.0;
};

}  // namespace saban::app
