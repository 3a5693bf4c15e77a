// Everything can be reached by keys and has a name that a screen reader says.
#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QRegularExpression>
#include <QTableView>
#include <set>

#include "layers/store/plan_store.h"
#include "tests/support/sample_plan.h"
#include "tests/viewer/app/window_fixture.h"
#include "viewer/app/crs_dialog.h"
#include "viewer/app/export_dialog.h"
#include "viewer/app/help_control.h"
#include "viewer/app/help_window.h"
#include "viewer/app/import_dialog.h"
#include "viewer/app/new_plan_dialog.h"
#include "viewer/app/new_plan_wizard.h"

namespace saban::test {
namespace {

class AccessibilityTest : public WindowTest {
   protected:
    /// A plan with something of every kind, and all panels.
    void openPlan() {
        writeElevation(folder_, "valley.tif");
        layers::PlanEditor editor(smallPlan());
        std::vector<layers::Uid> old;
        for (const auto& row : editor.plan().all<layers::MapLayer>().rows()) old.push_back(row->uid);
        for (const auto& uid : old) editor.remove<layers::MapLayer>(uid);
        layers::MapLayer ground;
        ground.kind = layers::MapLayerKind::Elevation;
        ground.path = "valley.tif";
        editor.put(ground);
        const std::string path = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path, editor.plan()));
        window_->openFiles({QString::fromStdString(path)});
        settle();
        ASSERT_TRUE(window_->desk().session().plan()) << messages().messages().join("\n").toStdString();
        window_->resize(1500, 950);
        for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) dock->show();
        const auto structures = window_->desk().session().plan()->all<layers::Structure>().rows();
        ASSERT_FALSE(structures.empty());
        window_->desk().session().select({{std::string(layers::kindName<layers::Structure>()), structures.front()->uid}});
        QTest::qWait(50);
    }

    /// Those of `root` that take keys and have no name, as "class object".
    static QStringList namelessOf(QWidget& root) {
        QStringList nameless;
        QList<QWidget*> all = root.findChildren<QWidget*>();
        all.prepend(&root);
        for (QWidget* widget : all) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QLatin1String("qt_"))) continue;
            const QWidget* around = widget->parentWidget();
            if (around && (around->inherits("QComboBox") || around->inherits("QAbstractSpinBox"))) continue;  // parts of one control
            if (const auto* label = qobject_cast<QLabel*>(widget); label && label->text().isEmpty()) continue;  // says nothing now
            if (widget->inherits("QTabBar") && qobject_cast<QMainWindow*>(widget->parentWidget())) continue;    // of docks: Qt's own, its tabs have names
            if (widget->window()->windowType() == Qt::Popup) continue;
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
            if (interface && !interface->text(QAccessible::Name).trimmed().isEmpty()) continue;
            QString path;
            for (const QWidget* part = widget; part && part != root.parentWidget(); part = part->parentWidget()) path += QStringLiteral(" < %1 '%2'").arg(QLatin1String(part->metaObject()->className()), part->objectName());
            nameless << path;
        }
        return nameless;
    }
};

TEST_F(AccessibilityTest, EverythingThatTakesKeysHasANameInBothLanguages) {
    openPlan();
    messages().show(app::MessageBar::Severity::Note, "…", "…", {.label = "Do it", .act = [] {}});
    window_->help().showPage("keys");
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        QTest::qWait(50);  // windows are told by an event
        EXPECT_TRUE(namelessOf(*window_).isEmpty()) << namelessOf(*window_).join("\n").toStdString();
    }
}

TEST_F(AccessibilityTest, SoDoDialogs) {
    openPlan();
    for (const app::Language language : {app::Language::English, app::Language::Vietnamese}) {
        app::setLanguage(language);
        app::CrsDialog crs(std::nullopt, std::nullopt);
        EXPECT_TRUE(namelessOf(crs).isEmpty()) << namelessOf(crs).join("\n").toStdString();
        app::NewPlanDialog plan(table().ground(), "/tmp");
        EXPECT_TRUE(namelessOf(plan).isEmpty()) << namelessOf(plan).join("\n").toStdString();
        app::NewPlanWizard wizard(geo::NetworkPolicy::Forbidden, "/tmp");
        EXPECT_TRUE(namelessOf(wizard).isEmpty()) << namelessOf(wizard).join("\n").toStdString();
        app::ImportDialog import(window_->desk().session(), std::nullopt, nullptr, "/tmp");
        EXPECT_TRUE(namelessOf(import).isEmpty()) << namelessOf(import).join("\n").toStdString();
        app::ExportDialog exporting(window_->desk().session(), "/tmp", "plan");
        EXPECT_TRUE(namelessOf(exporting).isEmpty()) << namelessOf(exporting).join("\n").toStdString();
    }
}

TEST_F(AccessibilityTest, F6GoesThroughAllPanelsAndShiftF6Back) {
    openPlan();
    table().setFocus();
    const auto dockOfFocus = [&]() -> QString {
        for (QWidget* widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
            if (qobject_cast<QDockWidget*>(widget)) return widget->objectName();
        return QApplication::focusWidget() == &table() ? QStringLiteral("table") : QString();
    };
    std::set<QString> wanted{QStringLiteral("table")}, seen;
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) wanted.insert(dock->objectName());
    std::vector<QString> order;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        order.push_back(dockOfFocus());
        seen.insert(order.back());
    }
    for (const QString& dock : wanted) EXPECT_TRUE(seen.contains(dock)) << dock.toStdString();
    EXPECT_EQ(order.back(), "table") << "once around";
    for (std::size_t i = 1; i < wanted.size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
        EXPECT_EQ(dockOfFocus().toStdString(), order[order.size() - 1 - i].toStdString());
    }
}

TEST_F(AccessibilityTest, TabReachesEveryPanelFromTheTable) {
    openPlan();
    // Those behind a tab are reached by F6.
    std::set<QString> wanted, seen;
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>())
        if (!dock->visibleRegion().isEmpty()) wanted.insert(dock->objectName());
    ASSERT_GE(wanted.size(), 3u);
    table().setFocus();
    for (int presses = 0; presses < 300 && !std::includes(seen.begin(), seen.end(), wanted.begin(), wanted.end()); ++presses) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (QWidget* widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
            if (qobject_cast<QDockWidget*>(widget)) seen.insert(widget->objectName());
    }
    for (const QString& dock : wanted) EXPECT_TRUE(seen.contains(dock)) << dock.toStdString();
}

TEST_F(AccessibilityTest, ALanguageThatIsSwitchedLosesNothingThatIsTyped) {
    openPlan();
    app::PlanDesk& desk = window_->desk();
    auto* search = desk.tree().findChild<QLineEdit*>();
    search->setText(QString::fromUtf8("hầm"));
    const QString name = QString::fromStdString(desk.session().plan()->all<layers::Structure>().rows().front()->name);
    ASSERT_FALSE(name.isEmpty());
    QLineEdit* field = nullptr;
    for (auto* line : desk.properties().findChildren<QLineEdit*>())
        if (!field && line->text() == name) field = line;
    ASSERT_TRUE(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "Chua xong");
    window_->chooseLanguage(app::Language::Vietnamese);
    QTest::qWait(50);  // windows are told by an event
    // Forms may be made anew: what counts is what a person sees.
    const auto isTyped = [&] {
        for (auto* line : desk.properties().findChildren<QLineEdit*>())
            if (line->text() == QLatin1String("Chua xong")) return true;
        return false;
    };
    EXPECT_TRUE(isTyped() || desk.session().plan()->all<layers::Structure>().rows().front()->name == "Chua xong");
    EXPECT_EQ(search->text(), QString::fromUtf8("hầm"));
    EXPECT_EQ(desk.session().selection().size(), 1u);
    EXPECT_TRUE(window_->actions().fileMenu->title().contains(QString::fromUtf8("Tệp").normalized(QString::NormalizationForm_C).left(1)));
}

TEST_F(AccessibilityTest, AWorkThatIsBeingTypedOutlastsTheLanguage) {
    openPlan();
    auto* works = window_->desk().works().findChild<QTableView*>();
    ASSERT_GT(works->model()->rowCount(), 0);
    window_->desk().works().window()->activateWindow();
    int column = -1;
    for (int i = 0; i < works->model()->columnCount(); ++i)
        if (works->model()->headerData(i, Qt::Horizontal).toString() == QLatin1String("Work")) column = i;
    ASSERT_GE(column, 0);
    const QModelIndex cell = works->model()->index(0, column);
    works->setCurrentIndex(cell);
    works->edit(cell);
    auto* editor = works->viewport()->findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    editor->selectAll();
    QInputMethodEvent preedit(QString::fromUtf8("Đà"), {});
    QApplication::sendEvent(editor, &preedit);
    QInputMethodEvent commit;
    commit.setCommitString(QString::fromUtf8("Đào hầm"));
    QApplication::sendEvent(editor, &commit);
    window_->chooseLanguage(app::Language::Vietnamese);
    QTest::qWait(50);  // windows are told by an event
    auto* after = works->viewport()->findChild<QLineEdit*>();
    ASSERT_TRUE(after);
    EXPECT_EQ(after->text(), QString::fromUtf8("Đào hầm"));
    QTest::keyClick(after, Qt::Key_Return);
    EXPECT_TRUE(waitFor([&] { return works->model()->index(0, column).data().toString() == QString::fromUtf8("Đào hầm"); }, kPatienceMs));
}

}  // namespace
}  // namespace saban::test
