#include "viewer/terrain/tile_identity.h"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

#include "viewer/terrain/tile_file.h"

namespace saban::viewer {

namespace {

/// The note in which the linker names the program by what it is made of: "GNU", type NT_GNU_BUILD_ID.
std::string buildIdIn(std::span<const char> notes) {
    while (notes.size() >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        std::memcpy(&head, notes.data(), sizeof head);
        const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
        const std::size_t nameAt = sizeof head, idAt = nameAt + padded(head.n_namesz), end = idAt + padded(head.n_descsz);
        if (end > notes.size()) break;
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && std::memcmp(notes.data() + nameAt, "GNU", 4) == 0)
            return {notes.data() + idAt, head.n_descsz};
        notes = notes.subspan(end);
    }
    return {};
}

/// Empty when the linker gave the program no name; then `kTileFormat` alone tells versions apart.
const std::string& programIdentity() {
    static const std::string identity = [] {
        std::string found;
        dl_iterate_phdr(
            [](dl_phdr_info* info, std::size_t, void* out) {
                for (int i = 0; i < info->dlpi_phnum; ++i) {
                    const ElfW(Phdr)& part = info->dlpi_phdr[i];
                    if (part.p_type != PT_NOTE) continue;
                    const auto* notes = reinterpret_cast<const char*>(info->dlpi_addr + part.p_vaddr);
                    const std::string id = buildIdIn({notes, part.p_memsz});
                    if (!id.empty()) *static_cast<std::string*>(out) = id;
                }
                return 1;  // the program comes first; its libraries are not asked
            },
            &found);
        return found;
    }();
    return identity;
}

}  // namespace

std::optional<GroundIdentity> identityOf(const layers::Ground& ground) {
    if (!layers::rastersWithoutPyramid(ground).empty()) return std::nullopt;
    const auto elevation = ground.elevation->identity();
    if (!elevation) return std::nullopt;
    GroundIdentity identity{.elevation = *elevation, .imagery = {}};
    if (ground.imagery) {
        identity.imagery = ground.imagery->identity();
        if (!identity.imagery) return std::nullopt;
    }
    if (ground.vectors) identity.vectors = ground.vectors->identity();
    return identity;
}

geo::Digest tileFamily(const GroundIdentity& ground, const geo::Bounds& table, ImageryUse imagery, const TileStyle& style) {
    // Named one by one, so that a new field does not compile until it is added below.
    const auto& [sun, exaggeration, reliefFactor, tintMinM, tintMaxM, meshErrorCells, tint, shading, slopes, shadingOnPictures, hasShadows, lineScale] = style;
    const auto& [sunAzimuthDeg, sunElevationDeg] = sun;
    const auto& [slopeUnit, slopeBreaks] = slopes;
    geo::Fingerprint print;
    print.add(programIdentity()).add(static_cast<std::int64_t>(kTileFormat)).add(ground.elevation);
    print.add(table.minE).add(table.minN).add(table.maxE).add(table.maxN);
    const bool isShown = imagery == ImageryUse::Shown && ground.imagery;
    print.add(static_cast<std::int64_t>(isShown)).add(isShown ? *ground.imagery : geo::Digest{});
    print.add(sunAzimuthDeg).add(sunElevationDeg).add(exaggeration).add(reliefFactor);
    print.add(tintMinM).add(tintMaxM).add(meshErrorCells).add(lineScale);
    print.add(static_cast<std::int64_t>(tint)).add(static_cast<std::int64_t>(shading)).add(shadingOnPictures);
    print.add(static_cast<std::int64_t>(slopeUnit)).add(static_cast<std::int64_t>(slopeBreaks.size()));
    for (const double limit : slopeBreaks) print.add(limit);
    print.add(static_cast<std::int64_t>(hasShadows));
    print.add(static_cast<std::int64_t>(ground.vectors.has_value())).add(ground.vectors.value_or(geo::Digest{}));
    return print.digest();
}

geo::Digest tileIdentity(const geo::Digest& family, const geo::TileKey& key) {
    return geo::Fingerprint()
        .add(family)
        .add(static_cast<std::int64_t>(key.level))
        .add(static_cast<std::int64_t>(key.x))
        .add(static_cast<std::int64_t>(key.y))
        .digest();
}

}  // namespace saban::viewer
