// Pictures of the window's panels, with the table standing still behind them.
#include <QDockWidget>
#include <QFile>
#include <QListWidget>
#include <QScreen>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

#include "layers/edit/edit.h"
#include "layers/store/plan_store.h"
#include "tests/viewer/app/pictures/studio.h"
#include "viewer/app/action_list.h"
#include "viewer/app/compare_tree.h"
#include "viewer/app/scene_editor.h"

namespace saban::test {

namespace {

/// Opens a panel and takes it.
Scenery panelPicture(const char* name, const char* panel) {
    return {QString::fromLatin1(name), [=](Studio& studio) {
                studio.open(panel);
                studio.settle();
                studio.take(QString::fromLatin1(name));
            }};
}

Scenery structurePicture(const char* name, layers::GeometryKind kind) {
    return {QString::fromLatin1(name), [=](Studio& studio) {
                studio.open("properties");
                studio.selectWhere<layers::Structure>([kind](const layers::Structure& one) { return one.geometry.kind == kind; });
                studio.settle();
                studio.take(QString::fromLatin1(name));
            }};
}

template <typename T>
Scenery propertiesPicture(const char* name) {
    return {QString::fromLatin1(name), [=](Studio& studio) {
                studio.open("properties");
                studio.select<T>();
                studio.settle();
                studio.take(QString::fromLatin1(name));
            }};
}

void takePalette(Studio& studio) {
    studio.open("palette");
    studio.settle(500);
    studio.take("06-palette-0");
    auto* sections = studio.desk().palette().findChild<QTabBar*>();
    for (int i = 1; sections && i < sections->count(); ++i) {
        sections->setCurrentIndex(i);
        studio.settle(400);
        studio.take(QStringLiteral("06-palette-%1").arg(i));
    }
    if (sections) sections->setCurrentIndex(0);
}

void takeManyProperties(Studio& studio) {
    studio.open("properties");
    studio.desk().selectAll->trigger();
    studio.settle(400);
    studio.take("08-properties-many");
}

void takeFindings(Studio& studio) {
    app::FindingsPanel& panel = studio.window().findings().panel();
    studio.open(*studio.window().findings().dock());
    panel.showMessages();
    studio.settle();
    studio.take("11-messages");
    panel.showFindings();
    (void)studio.expect("there are findings", [&] { return panel.findingsView().model()->rowCount() > 0; }, 8000);
    panel.findingsView().setCurrentIndex(panel.findingsView().model()->index(0, 0));
    studio.settle();
    studio.take("11-findings");
}

void takeSearch(Studio& studio) {
    app::SearchField& field = studio.window().search().field();
    const std::pair<const char*, QString> searches[]{{"12-search", studio.isVietnamese() ? QStringLiteral("hầm") : QStringLiteral("bunker")},
                                                     {"12-search-coordinates", QStringLiteral("2336536 487593")},
                                                     {"12-search-none", QStringLiteral("zzzqq")}};
    for (const auto& [name, words] : searches) {
        studio.window().activateWindow();
        field.focusField();
        studio.pause(100);
        field.setText(words);
        emit field.typed(words);
        studio.pause(200);
        (void)studio.expect("what is searched for is listed", [&] { return !studio.window().search().isSearching() && field.isListShown(); }, 8000);
        studio.settle();
        studio.take(QString::fromLatin1(name));
    }
    field.setText({});
    field.hideList();
}

/// The plan as somebody else might have it: some structures moved, renamed and removed.
bool writeOtherPlan(Studio& studio, const QString& file) {
    const app::PlanPtr plan = studio.plan();
    layers::PlanEditor editor(*plan);
    std::size_t count = 0;
    for (const auto& structure : plan->all<layers::Structure>().rows()) {
        if (++count > 12) break;
        layers::Structure changed = *structure;
        if (count % 4 == 0) changed.name += " (2)";
        else if (count % 4 == 1) changed.state = layers::StructureState::Ready;
        if (count % 4 == 2) editor.remove<layers::Structure>(structure->uid);
        else editor.put(changed);
    }
    QFile::remove(file);
    return layers::PlanStore::create(file.toStdString(), editor.plan()).has_value();
}

void takeCompare(Studio& studio) {
    app::CompareDesk& desk = studio.desk().compare();
    app::ComparePanel& panel = desk.panel();
    studio.open(*desk.dock());
    studio.settle();
    studio.take("13-compare-none");
    const QString other = studio.file("other.gpkg");
    if (!studio.expect("another plan is written", [&] { return writeOtherPlan(studio, other); }, 0)) return;
    panel.compareWithFile(other);
    (void)studio.expect("the plans are compared", [&] { return !panel.isReading() && panel.comparison(); });
    panel.tree().expandAll();
    panel.tree().setCurrentIndex(panel.tree().model()->index(0, 0));
    studio.settle(300);
    studio.take("13-compare");
    desk.later->trigger();
    studio.settle(300);
    studio.take("13-compare-later");
    desk.both->trigger();
    panel.stop();
}

void takeWorks(Studio& studio) {
    studio.desk().worksAction->trigger();
    studio.settle(400);
    studio.take("14-works");
}

void takeScenes(Studio& studio) {
    studio.open("views");
    studio.settle(1500);
    studio.take("16-scenes");
    studio.open("scene");
    auto* tabs = studio.window().sceneEditor().findChild<QTabWidget*>();
    auto* actions = studio.window().sceneEditor().actions().findChild<QListWidget*>();
    if (!tabs || !actions) return;
    studio.window().viewsPanel().list().setCurrentRow(2);
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        studio.settle(200);
        studio.take(QStringLiteral("17-scene-page-%1").arg(i));
    }
    // One action of each kind that the exercise has: they have fields of their own.
    tabs->setCurrentIndex(1);
    QStringList seen;
    for (int scene = 0; scene < studio.window().viewsPanel().count(); ++scene) {
        studio.window().viewsPanel().list().setCurrentRow(scene);
        studio.pause(30);
        for (int i = 0; i < actions->count(); ++i) {
            const QString kind = actions->item(i)->text().section(QStringLiteral(". "), 1).section(QStringLiteral(" · "), 0, 0);
            if (seen.contains(kind)) continue;
            seen += kind;
            actions->setCurrentRow(i);
            studio.settle(200);
            studio.take(QStringLiteral("17-scene-action-%1").arg(seen.size(), 2, 10, QLatin1Char('0')));
        }
    }
}

void takeAllPanels(Studio& studio) {
    for (QDockWidget* dock : studio.window().findChildren<QDockWidget*>()) dock->show();
    studio.select<layers::Structure>(3);
    studio.settle(300);
    (void)studio.expect("the window is no larger than its screen", [&] { return studio.window().height() <= studio.window().screen()->size().height(); }, 500);
    studio.take("98-all");
}

}  // namespace

Sceneries sceneriesOfPanels() {
    return {panelPicture("03-look", "look"),
            panelPicture("04-layers", "layers"),
            panelPicture("05-tree", "plan_tree"),
            {"06-palette", takePalette},
            structurePicture("07-properties-structure", layers::GeometryKind::Point),
            structurePicture("07-properties-trench", layers::GeometryKind::Line),
            propertiesPicture<layers::CommandPost>("08-properties-post"),
            propertiesPicture<layers::Route>("08-properties-route"),
            propertiesPicture<layers::Area>("08-properties-area"),
            propertiesPicture<layers::ControlLine>("08-properties-line"),
            propertiesPicture<layers::Remark>("08-properties-note"),
            propertiesPicture<layers::Unit>("08-properties-unit"),
            {"08-properties-many", takeManyProperties},
            {"11-findings", takeFindings},
            {"12-search", takeSearch},
            {"13-compare", takeCompare},
            {"14-works", takeWorks},
            {"16-scenes", takeScenes},
            {"98-all", takeAllPanels}};
}

}  // namespace saban::test
