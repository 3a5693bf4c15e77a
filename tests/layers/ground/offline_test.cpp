#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "layers/ground/vector_summary.h"
#include "tests/layers/ground/raster_fixture.h"

namespace saban::layers {
namespace {

/// Listens on a free port of this computer and answers nothing.
class Listener {
   public:
    Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        EXPECT_EQ(::bind(socket_, generic, size), 0);
        EXPECT_EQ(::listen(socket_, 8), 0);
        EXPECT_EQ(::getsockname(socket_, generic, &size), 0);
        port_ = ntohs(address.sin_port);
    }
    ~Listener() { ::close(socket_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
    /// A connection waits to be accepted: the system makes it without this program's doing.
    bool wasReached() const {
        pollfd waiting{socket_, POLLIN, 0};
        return ::poll(&waiting, 1, 200) > 0;
    }

   private:
    int socket_;
    unsigned port_ = 0;
};

class Offline : public test::RasterTest {
   protected:
    std::string writeText(const std::string& name, const std::string& content) const {
        const std::string path = (folder_ / name).string();
        std::ofstream(path) << content;
        return path;
    }
    /// An OGR VRT whose only layer lies in `source`.
    std::string writeVrt(const std::string& source) const {
        return writeText("a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>" + source +
                                      "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    }
    void expectQuiet(const std::string& path) const {
        const auto summary = summariseVector(path);
        EXPECT_FALSE(listener_.wasReached()) << path << " was asked for over the network";
        EXPECT_FALSE(summary && !summary->layers.empty() && summary->layers[0].features > 0);
    }

    Listener listener_;
};

TEST_F(Offline, AFileThatDescribesAWfsMakesNoRequest) {
    expectQuiet(writeText("wfs.xml", "<OGRWFSDataSource><URL>" + listener_.address() + "/wfs</URL></OGRWFSDataSource>"));
}

TEST_F(Offline, AVirtualLayerOverAServiceMakesNoRequest) {
    expectQuiet(writeVrt("WFS:" + listener_.address()));
    expectQuiet(writeVrt("OAPIF:" + listener_.address()));
    expectQuiet(writeVrt("CSW:" + listener_.address()));
}

// The GeoJSON driver, meant for files, fetches addresses itself.
TEST_F(Offline, AVirtualLayerOverAnAddressMakesNoRequest) {
    expectQuiet(writeVrt(listener_.address() + "/a.geojson"));
    expectQuiet(writeVrt("/vsicurl/" + listener_.address() + "/a.geojson"));
}

TEST_F(Offline, NamesOfServicesAreRefused) {
    for (const char* prefix : {"WFS:", "OAPIF:", "CSW:"}) {
        const auto summary = summariseVector(prefix + listener_.address());
        ASSERT_FALSE(summary);
        EXPECT_EQ(summary.error().code, geo::ErrorCode::Refused);
        EXPECT_FALSE(listener_.wasReached());
    }
}

}  // namespace
}  // namespace saban::layers
