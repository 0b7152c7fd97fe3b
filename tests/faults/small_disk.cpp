#include "small_disk.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace opmaat::faults {
namespace {

constexpr const char* kSize = "8M";

bool shell(const std::string& command)
{
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

SmallDisk::SmallDisk()
{
    std::filesystem::create_directory(folder());
    mounted_ =
        ::geteuid() == 0 &&
        shell("PATH=$PATH:/usr/sbin:/sbin; truncate -s " + std::string(kSize) + " " + image() +
              " && mke2fs -q -t ext4 " + image() + " && mount -o loop " + image() + " " + folder());
}

SmallDisk::~SmallDisk()
{
    takeOut();
}

void SmallDisk::removeAll() const
{
    const int disk = ::open(folder().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (disk >= 0) {
        ::syncfs(disk);
        ::close(disk);
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder())) {
        std::filesystem::remove_all(entry.path());
    }
}

std::string SmallDisk::folder() const
{
    return around_.file("disk");
}

bool SmallDisk::takeOut()
{
    if (mounted_ && !shell("umount " + folder())) {
        // Never removed with what is mounted in it.
        ::umount2(folder().c_str(), MNT_DETACH);
    }
    return std::exchange(mounted_, false);
}

}  // namespace opmaat::faults
