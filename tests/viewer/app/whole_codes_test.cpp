#include "viewer/app/whole_codes.h"

#include <gtest/gtest.h>

#include <QTextBoundaryFinder>

namespace saban::app {
namespace {

TEST(WholeCodes, NoLineTearsThem) {
    const QString text = QStringLiteral("Choose one, or type a code such as EPSG:9210."), shown = withCodesWhole(text);
    QTextBoundaryFinder lines(QTextBoundaryFinder::Line, shown);
    lines.setPosition(shown.indexOf(QStringLiteral("EPSG")));
    EXPECT_EQ(lines.toNextBoundary(), shown.size());
    EXPECT_EQ(withoutJoiners(shown), text);
}

}  // namespace
}  // namespace saban::app
