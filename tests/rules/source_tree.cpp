#include "tests/rules/source_tree.h"

#include <QProcess>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace fs = std::filesystem;

namespace saban::test {

namespace {

std::vector<std::string> filesFromGit() {
    QProcess git;
    git.setWorkingDirectory(QStringLiteral(SABAN_SOURCE_DIR));
    git.start(QStringLiteral("git"), {QStringLiteral("ls-files"), QStringLiteral("-z"), QStringLiteral("--cached"),
                                      QStringLiteral("--others"), QStringLiteral("--exclude-standard")});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0) return {};
    std::vector<std::string> files;
    for (const QByteArray& name : git.readAllStandardOutput().split('\0'))
        if (!name.isEmpty() && fs::is_regular_file(sourceRoot() / name.toStdString()))
            files.push_back(name.toStdString());
    return files;
}

std::vector<std::string> filesFromFolders() {
    // As in .gitignore; .ci is the one hidden folder that belongs to the project.
    const std::set<std::string> skipped{"build", "demo"};
    std::vector<std::string> files;
    auto entry = fs::recursive_directory_iterator(sourceRoot());
    for (; entry != fs::recursive_directory_iterator(); ++entry) {
        const std::string name = entry->path().filename().string();
        if (entry->is_directory()) {
            const bool hidden = name.starts_with(".") && name != ".ci";
            if (hidden || (entry.depth() == 0 && skipped.contains(name))) entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && name != "compile_commands.json" && name != ".git" &&
                   !name.ends_with(".swp")) {
            files.push_back(fs::relative(entry->path(), sourceRoot()).generic_string());
        }
    }
    return files;
}

}  // namespace

fs::path sourceRoot() {
    return SABAN_SOURCE_DIR;
}

std::vector<std::string> projectFiles() {
    std::vector<std::string> files = filesFromGit();
    if (files.empty()) files = filesFromFolders();
    std::sort(files.begin(), files.end());
    return files;
}

std::string contentOf(const std::string& projectFile) {
    std::ifstream stream(sourceRoot() / projectFile, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + projectFile);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool hasSuffix(const std::string& projectFile, const std::vector<std::string>& suffixes) {
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&](const std::string& suffix) { return projectFile.ends_with(suffix); });
}

}  // namespace saban::test
