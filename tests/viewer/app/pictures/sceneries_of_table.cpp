// Pictures in which the table itself is looked at: it is drawn for each of them.
#include <QTest>

#include "tests/viewer/app/pictures/studio.h"
#include "viewer/app/section_desk.h"
#include "viewer/app/timeline_panel.h"
#include "viewer/app/view_window.h"

namespace saban::test {

namespace {

void takeFirstSight(Studio& studio) {
    for (const char* panel : {"plan_tree", "properties", "look"}) studio.open(panel);
    studio.settle();
    studio.take("02-plain");
}

void takeSelected(Studio& studio) {
    for (const char* panel : {"plan_tree", "properties"}) studio.open(panel);
    studio.select<layers::Structure>();
    studio.pause(300);
    studio.settle();
    studio.take("05-selected");
}

void takeMeasuring(Studio& studio) {
    app::TableWidget& table = studio.table();
    studio.desk().measureAction->trigger();
    for (const QPoint step : {QPoint(-220, 20), QPoint(-40, -60), QPoint(160, 40)}) {
        QTest::mouseMove(&table, table.rect().center() + step);
        QTest::mouseClick(&table, Qt::LeftButton, {}, table.rect().center() + step);
        studio.pause(60);
    }
    studio.settle();
    studio.take("09-measure-line");
    QTest::keyClick(&table, Qt::Key_A);
    QTest::keyClick(&table, Qt::Key_Return);
    studio.settle();
    studio.take("09-measure-area");
    QTest::keyClick(&table, Qt::Key_Escape);
    QTest::keyClick(&table, Qt::Key_Escape);
}

void takeSection(Studio& studio) {
    app::SectionDesk& section = studio.window().section();
    const geo::Bounds bounds = studio.table().ground()->bounds;
    const double fifth = bounds.width() / 5.0;
    section.action()->trigger();
    section.tool().cutAlong({{bounds.minE + fifth, bounds.center().y - 300.0}, {bounds.maxE - fifth, bounds.center().y + 300.0}});
    studio.pause(50);
    (void)studio.expect("the section is read", [&] { return !section.isReading(); });
    studio.settle();
    studio.take("10-section");
    section.tool().close();
}

void takeTimeline(Studio& studio) {
    studio.open("timeline");
    app::TimelinePanel& timeline = studio.window().timeline();
    if (timeline.timeline()) {
        timeline.setPlaying(true);
        studio.pause(2500);
        timeline.setPlaying(false);
    }
    studio.settle();
    studio.take("15-timeline");
    timeline.leave();
}

void takeTwoViews(Studio& studio) {
    app::TwoViews& views = studio.window().twoViews();
    studio.open("two_views");
    const std::pair<QAction*, const char*> layouts[]{{views.beside, "18-beside"}, {views.stacked, "18-stacked"}, {views.swipe, "18-swipe"}};
    for (const auto& [layout, name] : layouts) {
        layout->trigger();
        studio.settle();
        studio.take(QString::fromLatin1(name));
    }
    views.apart->trigger();
    studio.pause(200);
    if (QWidget* window = views.window()) {
        window->setGeometry(QRect(QPoint(studio.window().width() / 4, studio.window().height() / 4), studio.window().size() * 3 / 5));
        window->raise();
    }
    studio.settle();
    studio.take("18-apart");
    views.single->trigger();
    studio.settle();
}

void takeMapAndLegend(Studio& studio) {
    studio.window().actions().legend->trigger();
    studio.settle();
    studio.take("20-legend");
    studio.window().actions().legend->trigger();
    studio.window().mapMode().action()->trigger();
    studio.pause(300);
    studio.settle();
    studio.take("19-map");
    studio.window().mapMode().action()->trigger();
    studio.pause(300);
    studio.settle();
}

void takeTyping(Studio& studio) {
    studio.desk().drawAction->trigger();
    studio.settle();
    studio.take("40-draw");
    studio.desk().placeTool->trigger();
    studio.settle();
    studio.take("40-place");
}

void takeMessages(Studio& studio) {
    app::MessageBar& messages = studio.window().stage().messages();
    const bool isVietnamese = studio.isVietnamese();
    messages.show(app::MessageBar::Severity::Error,
                  isVietnamese ? QStringLiteral("Không mở được tệp '/tmp/rất/dài/tên/tệp/khu_vuc_dien_tap_1m_dem.tif': tệp bị cắt ở giữa. Hãy chép lại tệp từ nguồn.")
                               : QStringLiteral("Cannot open '/tmp/long/name/of/a/file/area_of_exercise_1m_dem.tif': the file ends in the middle. Copy it anew from its source."));
    messages.show(app::MessageBar::Severity::Warning, isVietnamese ? QStringLiteral("Ba đối tượng nằm ngoài sa bàn.") : QStringLiteral("Three features lie beside the table."));
    messages.show(app::MessageBar::Severity::Note, isVietnamese ? QStringLiteral("Đã ghi ảnh.") : QStringLiteral("The picture is written."));
    studio.settle();
    studio.take("34-messages");
}

void takeSmall(Studio& studio) {
    const QSize whole = studio.window().size();
    for (const char* panel : {"plan_tree", "properties", "look"}) studio.open(panel);
    studio.window().resize(960, 540);
    studio.settle();
    studio.take("99-small");
    studio.window().resize(whole);
    studio.pause(50);
}

}  // namespace

Sceneries sceneriesOfTable() {
    return {{"02-plain", takeFirstSight}, {"05-selected", takeSelected}, {"09-measure", takeMeasuring}, {"10-section", takeSection}, {"15-timeline", takeTimeline}, {"18-views", takeTwoViews},
            {"19-map-20-legend", takeMapAndLegend}, {"40-typing", takeTyping}, {"34-messages", takeMessages}, {"99-small", takeSmall}};
}

}  // namespace saban::test
