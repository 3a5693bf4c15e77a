// Pictures of both screens of a presentation.
#include "tests/viewer/app/pictures/studio.h"
#include "viewer/briefing/audience_view.h"
#include "viewer/briefing/presentation.h"
#include "viewer/scenes/scene_player.h"

namespace saban::test {

namespace {

void takePresentation(Studio& studio) {
    app::Presentation& presentation = studio.window().presentation();
    if (!studio.expect("the presentation begins", [&] { return presentation.start(); }, 0)) return;
    app::AudienceView& view = *presentation.view();
    const std::size_t count = view.player().sceneCount();
    for (std::size_t scene = 0; scene < count; scene += 3) {
        if (scene > 0) presentation.goTo(scene);
        studio.pause(2500);  // what moves in the scene is on its way; the small pictures are drawn
        (void)studio.expect("the audience's picture is drawn", [&] { return view.isSettled(); }, 15000);
        studio.pause(1500);
        studio.takeBoth(QStringLiteral("%1").arg(scene + 1, 2, 10, QLatin1Char('0')));
    }
    const std::pair<app::BriefingCommand, const char*> states[]{
        {app::BriefingCommand::Legend, "legend"}, {app::BriefingCommand::Pen, "pen"}, {app::BriefingCommand::Question, "question"}, {app::BriefingCommand::Black, "black"}};
    for (const auto& [command, name] : states) {
        presentation.run(command);
        studio.pause(1200);
        studio.takeBoth(QString::fromLatin1(name));
        if (command != app::BriefingCommand::Pen) presentation.run(command);
    }
    presentation.end();
}

}  // namespace

Sceneries sceneriesOfPresenting() { return {{"97-presenting", takePresentation}}; }

}  // namespace saban::test
