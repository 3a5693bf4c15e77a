// Pictures of both screens of a presentation.
#include <QTest>

#include "tests/viewer/app/pictures/studio.h"
#include "viewer/briefing/audience_view.h"
#include "viewer/briefing/presentation.h"
#include "viewer/scenes/scene_player.h"

namespace saban::test {

namespace {

/// A bow across the middle of the picture.
void drawStroke(app::AudienceView& view) {
    const QPoint middle = view.rect().center(), half(view.width() / 5, 0), rise(0, view.height() / 8);
    QTest::mousePress(&view, Qt::LeftButton, {}, middle - half);
    constexpr int kSteps = 24;
    for (int i = 1; i <= kSteps; ++i) {
        const double share = 2.0 * i / kSteps - 1.0;
        const QPointF at = QPointF(middle) + QPointF(half) * share - QPointF(rise) * (1.0 - share * share);
        QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, {}, middle + half);
}

void takePresentation(Studio& studio) {
    app::Presentation& presentation = studio.window().presentation();
    if (!studio.expect("the presentation begins", [&] { return presentation.start(); }, 0)) return;
    app::AudienceView& view = *presentation.view();
    const std::size_t count = view.player().sceneCount();
    for (std::size_t scene = 0; scene < count; scene += 3) {
        if (scene > 0) presentation.goTo(scene);
        studio.pause(2500);  // what moves in the scene is on its way; the small pictures are drawn
        presentation.run(app::BriefingCommand::Pause);
        (void)studio.expect("the audience's picture is drawn", [&] { return view.isSettled(); }, 15000);
        studio.pause(1500);
        studio.takeBoth(QStringLiteral("%1").arg(scene + 1, 2, 10, QLatin1Char('0')));
        if (scene + 3 < count) presentation.run(app::BriefingCommand::Pause);  // the last one stays as it is
    }
    const std::pair<app::BriefingCommand, const char*> states[]{
        {app::BriefingCommand::Legend, "legend"}, {app::BriefingCommand::Pen, "pen"}, {app::BriefingCommand::Question, "question"}, {app::BriefingCommand::Black, "black"}};
    for (const auto& [command, name] : states) {
        presentation.run(command);
        if (command == app::BriefingCommand::Pen) drawStroke(view);
        if (command == app::BriefingCommand::Question) QTest::mouseClick(&view, Qt::LeftButton, {}, view.rect().center());
        studio.pause(1200);
        (void)studio.expect("what was drawn is shown", [&] { return view.isSettled(); }, 15000);
        studio.takeBoth(QString::fromLatin1(name));
        if (command != app::BriefingCommand::Pen) presentation.run(command);
    }
    presentation.end();
}

}  // namespace

Sceneries sceneriesOfPresenting() { return {{"97-presenting", takePresentation}}; }

}  // namespace saban::test
