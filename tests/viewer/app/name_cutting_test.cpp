// Names of a list that are too long for it can still be told apart.
#include "viewer/app/name_cutting.h"

#include <gtest/gtest.h>

#include <QSet>
#include <QTreeView>

#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/plan_tree.h"
#include "viewer/app/plan_tree_model.h"

namespace saban::test {
namespace {

using app::cutName;

const QStringList kPlatoons{QStringLiteral("Trung đội dân quân cơ động xã Khe Sim"), QStringLiteral("Trung đội dân quân tại chỗ 1 xã Khe Sim"), QStringLiteral("Trung đội dân quân tại chỗ 2 xã Khe Sim"),
                            QStringLiteral("Trung đội dân quân cơ động xã Suối Mơ"), QStringLiteral("Trung đội dân quân tại chỗ 1 xã Suối Mơ"), QStringLiteral("Trung đội dân quân tại chỗ 2 xã Suối Mơ")};

QStringList cutAll(const QStringList& names, int widthPx) {
    QStringList cut;
    for (const QString& name : names) cut << cutName(name, names, QFontMetrics(QFont()), widthPx);
    return cut;
}

TEST(NameCutting, ANameThatFitsIsWhole) {
    const QFontMetrics metrics{QFont()};
    EXPECT_EQ(cutName("Hầm họp", {"Hầm họp 2"}, metrics, metrics.horizontalAdvance("Hầm họp")), "Hầm họp");
}

TEST(NameCutting, NamesThatDifferInTheMiddleOrAtTheEndAreToldApart) {
    const QFontMetrics metrics{QFont()};
    for (const double share : {0.5, 0.65, 0.8, 0.95}) {
        const int widthPx = static_cast<int>(metrics.horizontalAdvance(kPlatoons[1]) * share);
        const QStringList cut = cutAll(kPlatoons, widthPx);
        EXPECT_EQ(QSet<QString>(cut.begin(), cut.end()).size(), kPlatoons.size()) << share << ": " << cut.join('|').toStdString();
        for (const QString& text : cut) EXPECT_LE(metrics.horizontalAdvance(text), widthPx) << text.toStdString();
    }
}

TEST(NameCutting, WhatStandsBetweenLongEqualPartsIsShown) {
    const QString before = QStringLiteral("Khu vực phòng thủ then chốt của xã thuộc tuyến "), after = QStringLiteral(" do đại đội bộ binh và dân quân tại chỗ đảm nhiệm");
    const QStringList names{before + "bắc" + after, before + "nam" + after};
    const int widthPx = QFontMetrics(QFont()).horizontalAdvance(names[0]) / 5;
    const QStringList cut = cutAll(names, widthPx);
    EXPECT_TRUE(cut[0].contains("bắc") && cut[1].contains("nam")) << cut.join('|').toStdString();
}

TEST(NameCutting, NoRoomAndNoWordsAreNoTrouble) {
    EXPECT_LE(cutName("Trung đội", {}, QFontMetrics(QFont()), 3).size(), 1);
    const QString word = QString(200, 'a');
    const QFontMetrics metrics{QFont()};
    EXPECT_LE(metrics.horizontalAdvance(cutName(word, {QString(200, 'b')}, metrics, 100)), 100);
    EXPECT_EQ(cutName({}, {}, metrics, 10), QString());
}

TEST(NameCutting, ATextInThePlaceOfANameIsCutByItsBeginningAndItsEnd) {
    const QFontMetrics metrics{QFont()};
    const QString middle = QStringLiteral("tổ tiểu đội trung đội ").repeated(3000), name = "Đầu " + middle + "cuối";
    const QStringList others(120, "Đầu " + middle + "khác");
    const int widthPx = metrics.horizontalAdvance("Đầu tổ tiểu đội trung đội tổ cuối");
    const QString cut = cutName(name, others, metrics, widthPx);
    EXPECT_TRUE(cut.startsWith("Đầu") && cut.endsWith("cuối")) << cut.toStdString();
    EXPECT_LE(metrics.horizontalAdvance(cut), widthPx);
    // In a room without end it is still no more than a line.
    EXPECT_LT(cutName(name, others, metrics, 1000000).size(), 400);
}

using NamesInTheTree = SessionTest;

TEST_F(NamesInTheTree, AreToldApartInANarrowPanelAndTheToolTipHasThemWhole) {
    open(smallPlan());
    layers::PlanEditor editor(*session_.plan());
    std::vector<layers::Unit> units(static_cast<std::size_t>(kPlatoons.size()));
    for (std::size_t i = 0; i < units.size(); ++i) units[i].name = kPlatoons[static_cast<qsizetype>(i)].toStdString();
    editor.put(units);
    ASSERT_TRUE(session_.apply(editor.finish("units")));
    app::PlanTree tree(session_);
    tree.resize(230, 600);  // as narrow as it gets
    showActive(tree);
    QTreeView& view = tree.view();
    const auto* delegate = dynamic_cast<app::NameDelegate*>(view.itemDelegate());
    ASSERT_TRUE(delegate);
    QSet<QString> shown;
    for (const QString& name : kPlatoons) {
        const QModelIndex index = tree.model().indexOf(named<layers::Unit>(name.toStdString()));
        ASSERT_TRUE(index.isValid());
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.widget = &view;
        option.rect = view.visualRect(index);
        option.features = QStyleOptionViewItem::HasCheckIndicator;
        shown << delegate->shownText(option, index);
        EXPECT_TRUE(shown.contains(name) || index.data(Qt::ToolTipRole).toString() == name);
    }
    EXPECT_EQ(shown.size(), kPlatoons.size()) << QStringList(shown.begin(), shown.end()).join('|').toStdString();
}

}  // namespace
}  // namespace saban::test
