#include "viewer/terrain/tile_file.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

#include "geo/tiles/tile_grid.h"

namespace saban::viewer {

namespace {

static_assert(std::endian::native == std::endian::little, "swap bytes on reading and writing");

constexpr std::size_t kPoints = geo::TileGrid::kCells + 1;
constexpr std::size_t kMostDetails = 32;
constexpr int kCompression = 1;
constexpr std::array<char, 8> kMark{'S', 'A', 'B', 'A', 'N', 'T', 'I', 'L'};
enum Flag : std::uint32_t { kHasContent = 1, kHasVoid = 2, kHasHoles = 4, kHasImage = 8 };

/// In front of the compressed bytes. No gaps between its members.
struct Head {
    std::array<char, 8> mark = kMark;
    std::uint32_t version = kTileFormat;
    std::uint32_t rawBytes = 0;  ///< unpacked
    std::uint64_t identityHigh = 0, identityLow = 0;
    std::uint64_t checksum = 0;  ///< of the compressed bytes
};
static_assert(sizeof(Head) == 40);

class Writer {
   public:
    template <typename Number>
    void number(Number value) {
        append(&value, sizeof value);
    }
    template <typename Item>
    void list(const std::vector<Item>& items) {
        append(items.data(), items.size() * sizeof(Item));
    }
    std::vector<std::byte> bytes;

   private:
    void append(const void* from, std::size_t count) {
        const auto* first = static_cast<const std::byte*>(from);
        bytes.insert(bytes.end(), first, first + count);
    }
};

/// Reads on after the end give zeros and make `isGood` false.
class Reader {
   public:
    explicit Reader(std::span<const std::byte> bytes) : left_(bytes) {}

    template <typename Number>
    Number number() {
        Number value{};
        take(&value, sizeof value);
        return value;
    }
    template <typename Item>
    std::vector<Item> list(std::size_t count) {
        if (count > left_.size() / sizeof(Item)) isGood_ = false;
        if (!isGood_) return {};
        std::vector<Item> items(count);
        take(items.data(), count * sizeof(Item));
        return items;
    }
    bool isGood() const { return isGood_; }
    bool isAtEnd() const { return isGood_ && left_.empty(); }

   private:
    void take(void* to, std::size_t count) {
        if (count > left_.size()) isGood_ = false;
        if (!isGood_ || count == 0) return;
        std::memcpy(to, left_.data(), count);
        left_ = left_.subspan(count);
    }

    std::span<const std::byte> left_;
    bool isGood_ = true;
};

bool areFinite(std::span<const float> numbers) {
    // Exponents of infinities and of what is no number have all bits set; written so that it runs on many numbers at once.
    std::uint32_t isBad = 0;
    for (const float number : numbers) isBad |= static_cast<std::uint32_t>((std::bit_cast<std::uint32_t>(number) & 0x7f800000u) == 0x7f800000u);
    return isBad == 0;
}

std::span<const float> numbersOf(const std::vector<TileContent::Vertex>& vertices) {
    static_assert(sizeof(TileContent::Vertex) == 4 * sizeof(float));
    return {reinterpret_cast<const float*>(vertices.data()), vertices.size() * 4};
}

bool areTriangles(std::span<const std::uint32_t> indices, std::size_t vertices) {
    std::uint32_t greatest = 0;
    for (const std::uint32_t index : indices) greatest = std::max(greatest, index);
    return indices.size() % 3 == 0 && (indices.empty() || greatest < vertices);
}

bool isSound(const ReadyTile& tile) {
    if (!std::isfinite(tile.relief.minM) || !std::isfinite(tile.relief.maxM) || tile.relief.minM > tile.relief.maxM) return false;
    if (!tile.content) return true;
    const TileContent& content = *tile.content;
    if (!std::isfinite(content.referenceM) || !std::isfinite(content.betweenPointsM) || content.betweenPointsM < 0.0f || content.colour.size() != kPoints * kPoints * 4 || content.heightM.size() != kPoints * kPoints) return false;
    if (!areFinite(content.heightM) || !areFinite(numbersOf(content.ground)) || !areFinite(numbersOf(content.walls))) return false;
    if (content.details.empty() || content.details.size() > kMostDetails) return false;
    return std::all_of(content.details.begin(), content.details.end(), [&](const TileContent::Detail& detail) {
        return std::isfinite(detail.errorM) && detail.errorM >= 0.0f && areTriangles(detail.groundTriangles, content.ground.size()) &&
               areTriangles(detail.wallTriangles, content.walls.size());
    });
}

void write(Writer& out, const TileContent& content) {
    out.number(content.referenceM);
    out.number(content.betweenPointsM);
    out.number(static_cast<std::uint32_t>(content.ground.size()));
    out.number(static_cast<std::uint32_t>(content.walls.size()));
    out.number(static_cast<std::uint32_t>(content.details.size()));
    out.list(content.ground);
    out.list(content.walls);
    for (const auto& detail : content.details) {
        out.number(detail.errorM);
        out.number(static_cast<std::uint32_t>(detail.groundTriangles.size()));
        out.number(static_cast<std::uint32_t>(detail.wallTriangles.size()));
        out.list(detail.groundTriangles);
        out.list(detail.wallTriangles);
    }
    out.list(content.colour);
    out.list(content.heightM);
}

std::shared_ptr<TileContent> readContent(Reader& in) {
    auto content = std::make_shared<TileContent>();
    content->referenceM = in.number<double>();
    content->betweenPointsM = in.number<float>();
    const auto ground = in.number<std::uint32_t>(), walls = in.number<std::uint32_t>(), details = in.number<std::uint32_t>();
    if (!in.isGood() || details > kMostDetails) return nullptr;
    content->ground = in.list<TileContent::Vertex>(ground);
    content->walls = in.list<TileContent::Vertex>(walls);
    for (std::uint32_t i = 0; i < details; ++i) {
        auto& detail = content->details.emplace_back();
        detail.errorM = in.number<float>();
        const auto groundIndices = in.number<std::uint32_t>(), wallIndices = in.number<std::uint32_t>();
        detail.groundTriangles = in.list<std::uint32_t>(groundIndices);
        detail.wallTriangles = in.list<std::uint32_t>(wallIndices);
    }
    content->colour = in.list<std::uint8_t>(kPoints * kPoints * 4);
    content->heightM = in.list<float>(kPoints * kPoints);
    return content;
}

/// One for each thread: making one costs more than unpacking a tile.
ZSTD_DCtx* unpacker() {
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    return context.get();
}

}  // namespace

std::vector<std::byte> encodeTile(const geo::Digest& identity, const ReadyTile& tile) {
    if (!isSound(tile)) return {};
    Writer raw;
    raw.bytes.reserve(2u << 20);
    const auto flag = [](bool isSet, Flag value) { return isSet ? static_cast<std::uint32_t>(value) : 0u; };
    raw.number(flag(tile.content != nullptr, kHasContent) | flag(tile.relief.hasVoid, kHasVoid) | flag(tile.content && tile.content->hasHoles, kHasHoles) |
               flag(tile.content && tile.content->hasImage, kHasImage));
    raw.number(tile.relief.minM);
    raw.number(tile.relief.maxM);
    if (tile.content) write(raw, *tile.content);
    if (raw.bytes.size() > kGreatestTileBytes) return {};

    std::vector<std::byte> file(sizeof(Head) + ZSTD_compressBound(raw.bytes.size()));
    const std::size_t packed =
        ZSTD_compress(file.data() + sizeof(Head), file.size() - sizeof(Head), raw.bytes.data(), raw.bytes.size(), kCompression);
    if (ZSTD_isError(packed)) return {};
    file.resize(sizeof(Head) + packed);
    const Head head{.rawBytes = static_cast<std::uint32_t>(raw.bytes.size()),
                    .identityHigh = identity.high,
                    .identityLow = identity.low,
                    .checksum = geo::checksumOf(std::span(file).subspan(sizeof(Head)))};
    std::memcpy(file.data(), &head, sizeof head);
    return file;
}

std::optional<ReadyTile> decodeTile(const geo::Digest& identity, std::span<const std::byte> file) {
    Head head;
    if (file.size() < sizeof head) return std::nullopt;
    std::memcpy(&head, file.data(), sizeof head);
    const auto packed = file.subspan(sizeof head);
    if (head.mark != kMark || head.version != kTileFormat || geo::Digest{head.identityHigh, head.identityLow} != identity ||
        head.rawBytes > kGreatestTileBytes || head.checksum != geo::checksumOf(packed) || !unpacker())
        return std::nullopt;
    const std::unique_ptr<std::byte[]> raw(new std::byte[head.rawBytes]);
    const std::size_t unpacked = ZSTD_decompressDCtx(unpacker(), raw.get(), head.rawBytes, packed.data(), packed.size());
    if (ZSTD_isError(unpacked) || unpacked != head.rawBytes) return std::nullopt;

    Reader in({raw.get(), head.rawBytes});
    const auto flags = in.number<std::uint32_t>();
    ReadyTile tile;
    tile.relief.minM = in.number<float>();
    tile.relief.maxM = in.number<float>();
    tile.relief.hasVoid = (flags & kHasVoid) != 0;
    if (flags & kHasContent) {
        const auto content = readContent(in);
        if (!content) return std::nullopt;
        content->hasHoles = (flags & kHasHoles) != 0;
        content->hasImage = (flags & kHasImage) != 0;
        tile.content = content;
    }
    if (!in.isAtEnd() || !isSound(tile)) return std::nullopt;
    return tile;
}

}  // namespace saban::viewer
